//! Phones, in the international form where their country is known.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};

/// Countries by the names that people write, with the code of their phones.
const COUNTRIES: &[(&str, &str)] = &[
    (
        "us",
        "usa us u.s. united states america california texas washington oregon new york massachusetts illinois georgia florida colorado ca tx wa or ny ma il ga fl co nj pa va nc mn mi oh az ut boston chicago seattle portland denver austin san francisco sf los angeles brooklyn",
    ),
    (
        "GB",
        "uk gb united kingdom england scotland wales britain london edinburgh glasgow manchester leeds bristol birmingham cambridge oxford",
    ),
    ("IE", "ireland dublin cork galway"),
    ("DE", "germany deutschland berlin munich münchen hamburg cologne köln frankfurt stuttgart"),
    ("AT", "austria österreich vienna wien graz"),
    ("CH", "switzerland schweiz suisse zurich zürich geneva bern basel lausanne"),
    ("FR", "france paris lyon marseille toulouse"),
    ("BE", "belgium brussels antwerp ghent"),
    ("NL", "netherlands holland amsterdam rotterdam utrecht the hague"),
    ("DK", "denmark copenhagen aarhus"),
    ("SE", "sweden stockholm gothenburg malmö"),
    ("NO", "norway oslo bergen trondheim"),
    ("FI", "finland helsinki tampere"),
    ("PL", "poland warsaw krakow kraków wrocław gdańsk"),
    ("CZ", "czechia czech republic prague brno"),
    ("HU", "hungary budapest"),
    ("RO", "romania bucharest cluj"),
    ("GR", "greece athens thessaloniki"),
    ("TR", "turkey türkiye istanbul ankara"),
    ("ES", "spain madrid barcelona valencia"),
    ("PT", "portugal lisbon porto"),
    ("IT", "italy rome milan turin"),
    ("UA", "ukraine kyiv lviv"),
    ("CA", "canada toronto montreal vancouver ottawa calgary ontario quebec"),
    ("MX", "mexico mexico city"),
    ("BR", "brazil são paulo sao paulo rio de janeiro"),
    ("AR", "argentina buenos aires"),
    ("IN", "india bangalore bengaluru mumbai delhi hyderabad chennai pune"),
    ("CN", "china beijing shanghai shenzhen"),
    ("JP", "japan tokyo osaka"),
    ("KR", "korea south korea seoul"),
    ("SG", "singapore"),
    ("AU", "australia sydney melbourne brisbane perth"),
    ("NZ", "new zealand auckland wellington"),
    ("ZA", "south africa cape town johannesburg"),
    ("NG", "nigeria lagos abuja"),
    ("KE", "kenya nairobi"),
    ("GH", "ghana accra"),
    ("EG", "egypt cairo"),
    ("IL", "israel tel aviv haifa"),
    ("AE", "uae united arab emirates dubai abu dhabi"),
];

/// A phone as it is shown: in the international form where it is one of its country (that of `location`, else of
/// `region`), else as it was written.
pub(super) fn shown(written: &str, location: &str, region: &str) -> String {
    let region = country(location).or_else(|| country(region));
    // Without a country code and a country there is nothing to read it by.
    if !written.trim_start().starts_with('+') && region.is_none() {
        return written.to_owned();
    }
    match PHONE_NUMBER_UTIL.parse(written, region) {
        Ok(number) if number.is_valid() => number.format_as(PhoneNumberFormat::International).into_owned(),
        _ => written.to_owned(),
    }
}

/// The country of a place, or of a country's code.
fn country(place: &str) -> Option<Region> {
    let place = place.trim().to_lowercase();
    if place.is_empty() {
        return None;
    }
    // "Portland, OR": the last part says most.
    for part in place.rsplit([',', '/', '(', ')', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let found = COUNTRIES.iter().find(|(code, names)| {
            let padded = format!(" {names} ");
            part.eq_ignore_ascii_case(code) && place.len() == 2 || padded.contains(&format!(" {part} "))
        });
        if let Some((code, _)) = found {
            return code.to_uppercase().parse().ok();
        }
    }
    (place.len() == 2).then(|| place.to_uppercase().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_read_by_its_code_its_place_or_the_setting() {
        assert_eq!(shown("+442079460991", "", ""), "+44 20 7946 0991");
        assert_eq!(shown("020 7946 0991", "London", ""), "+44 20 7946 0991");
        assert_eq!(shown("(617) 555-0119", "Boston, MA", "gb"), "+1 617-555-0119");
        assert_eq!(shown("020 7946 0991", "", "GB"), "+44 20 7946 0991");
        assert_eq!(shown("020 7946 0991", "", ""), "020 7946 0991");
        assert_eq!(shown("555 0100", "Remote", "us"), "555 0100");
    }
}
