//! The words by which people are told from all else, in one table of classes.

use std::sync::LazyLock;

use crate::text::letters::{hash, lower_hash};

/// A set of classes.
pub(super) type Class = u32;

/// Begins sentences and lines, and is no name.
pub(super) const STOP: Class = 1;
/// Part of the name of an organisation, a product, a team, a method.
pub(super) const ORG: Class = 1 << 1;
/// The noun of a job title.
pub(super) const TITLE: Class = 1 << 2;
/// Stands in job titles beside the noun.
pub(super) const RANK: Class = 1 << 3;
/// A given name that is known.
pub(super) const GIVEN: Class = 1 << 4;
/// Mr, Dr …
pub(super) const HONORIFIC: Class = 1 << 5;
/// van, de la, bin …
pub(super) const PARTICLE: Class = 1 << 6;
/// Jr., PhD …
pub(super) const SUFFIX: Class = 1 << 7;
/// Only people do it: said, asked.
pub(super) const SAYS: Class = 1 << 8;
/// People do it, and others too: runs, sent, will.
pub(super) const DOES: Class = 1 << 9;
/// Has a person as its object: emailed, thanked.
pub(super) const TOUCHES: Class = 1 << 10;
/// A meeting, as a verb or a noun: met, spoke, call, round.
pub(super) const MEETS: Class = 1 << 11;
/// Done by a person in the passive: interviewed by, led by.
pub(super) const PASSIVE: Class = 1 << 12;
/// What comes from a person: an email, an answer.
pub(super) const LETTER: Class = 1 << 13;
/// A part in the process: recruiter, interviewer, friend.
pub(super) const ROLE: Class = 1 << 14;
/// What has an author.
pub(super) const WORK: Class = 1 << 15;
/// What bears the name of a person without being one: room, award, street.
pub(super) const THING: Class = 1 << 16;
/// A place.
pub(super) const PLACE: Class = 1 << 17;
/// Before a place: at, in.
pub(super) const LOCATIVE: Class = 1 << 18;
/// Owns, leads, runs: a duty follows.
pub(super) const DUTY: Class = 1 << 19;
/// Of the passive verbs, those of a meeting.
pub(super) const HELD: Class = 1 << 20;
/// Of the words of organisations and places, those that are surnames beside a given name.
pub(super) const SURNAME: Class = 1 << 21;
/// Stands in what a part in the process is called.
pub(super) const PROCESS: Class = 1 << 22;
/// Of the suffixes, those that tell what somebody has passed, and belong to no name.
pub(super) const DEGREE: Class = 1 << 23;

const TABLE: &[(Class, &str)] = &[
    (
        STOP,
        "ihre ihr ihren ihrem seine seinen seinem sie wir nummer telefon adresse numéro teléfono número téléphone correo a about above absent action actions after afternoon again agenda ago all also always am among an and another answer answers any anyone anything apologies applied application apparently april are around as ask asked asking at august back background bad basically be because been before behind being below best better between big both brief bring but by call called calling can cannot check chat clear close code coding coffee company compensation confirmed contact contacts could culture currently date day days dear december decision decisions details did discussed do does done double down draft due during each early either else email emailed emails end english even evening every everyone everything exactly example expect expected experience feedback february felt few finally final first focus follow followed for format forwarded found friday from full fun general get give glad go goal going good got great had half hand happy hard has have he heard hello help her here hey hi him hiring his home how however i idea if impression in info instead interview interviewed interviewing interviews into introduction is it its january july june just keep key kind last late later latest learn learned left less let lessons lets life like likely link links linked list little live local location long look looking looks lot lots love made mail main make manage many march maybe me means meet meeting met might mine misc missed monday month months more morning most much must my name names near need needs neither never new news next nice night no nobody none nor not note notes nothing november now number october of off offer office offline often ok okay old on once one only onsite open opening or other others our out over overall own part people perfect phone plan please positive possible pretty preparation prep previous pros cons problem problems process prepare probably project q question questions quick quite rather re reached read ready really reason received red reflection regarding regards remember remote reply replied research response result role roles round said salary same saturday saw say says schedule scheduled screen second see seemed seems send sent september session set several shared she should show signed similar since sincerely single skills small so some someone something soon sorry spoke spoken stack stage start started started status still stock strong stuff subject such summary sunday sure system systems take takeaways talk talked talking task tasks team teams tech technical text than thank thanked thanks that the their them then there these they thing things think third this those though three through thursday time timeline tips title to today together told tomorrow tonight too took tool topics topic total tuesday two type under until up update updates upcoming us use used usually very via video waiting walked want wanted wants warm was watch we wednesday week weekend weeks well went were what when where which while who whole whom why will wish with within without wonderful wondering work working would wrote year years yes yesterday yet you your yours zoom cheers warmly hugs respectfully cordially attached attachment attendees present participants interviewer interviewers candidate host panel guests invitees organizer organiser optional required speaker moderator note-taker notetaker cc bcc fwd fw dial join id passcode pm-slot tba tbd pros signature overview highlights strengths weaknesses concerns vibe energy gut visa relocation benefits equity bonus base pay budget level leveling ladder growth mission values vision perks hybrid remote-first stand-up standup sprint retro roadmap backlog ticket pull request reviews review deep dive pair pairing programming take-home takehome whiteboard algorithm algorithms data structures graph tree hash map array string sql python rust java javascript typescript go golang kotlin swift react node django rails postgres postgresql mysql redis kafka kubernetes docker terraform linux windows android ios aws gcp azure github gitlab slack teams-call meet-link notion jira figma excel word powerpoint outlook gmail calendar linkedin indeed glassdoor levels wellfound monster workday greenhouse lever ashby summer autumn easter christmas thanksgiving diwali ramadan hanukkah",
    ),
    (
        ORG,
        "brewery distillery winery vineyard dairy farms bikes boats shipyard theatres orchestra museum gallery optics solar maps rail railways railway outdoors textiles furniture interiors construction builders properties housing estates freight shipping marine cars roasters films agencies biosciences diagnostics genetics therapeutics pharmaceuticals chemicals plastics steel mining minerals petroleum utilities hosting robotics labs lab inc incorporated llc ltd limited gmbh ag plc corp corporation company co bv sarl srl oy ab pty kg spa nv bank group holdings partners ventures capital technologies technology tech systems software solutions services studio studios media networks network industries international global consulting consultants consultancy recruiting recruitment staffing talent agency associates institute university college school academy hospital clinic foundation trust council ministry department division center centre health healthcare care pharma biotech energy motors airlines airways logistics foods kitchen bakery cafe restaurant hotel hotels cloud platform platforms engine engines suite api sdk framework db search analytics insights security payments pay bot ai ml os browser app apps games gaming music news press times post journal magazine books publishing insurance mutual financial finance securities investments advisors legal law llp chambers retail stores store market markets shsupply works foundry forge design digital interactive creative research sciences science bio genomics aerospace dynamics instruments electric electronics semiconductor semiconductors micro devices mobile wireless telecom communications broadcasting entertainment pictures records sports club association society federation union alliance coalition initiative project program programme committee board team squad chapter guild tribe crew unit office floor building campus hq headquarters street road avenue lane square park station airport bridge river lake valley hills mountain island beach city county state district north south east west northern southern eastern western central upper lower royal national federal united american european african asian british canadian interview interviews design architecture engineering operations marketing sales product infrastructure backend frontend fullstack mobile-team growth-team robot rocket bottle apple google microsoft amazon netflix meta facebook stripe airbnb uber spotify shopify github datadog snowflake databricks salesforce oracle ibm intel nvidia amd adobe atlassian twilio dropbox asana airtable cloudflare hashicorp mongodb elastic grafana confluent openai anthropic mozilla canonical suse siemens bosch sap zalando klarna revolut monzo wise deliveroo ocado hellofresh booking adyen skyscanner asos tesco lidl aldi ikea volvo ericsson nokia philips asml thales airbus boeing tesla spacex nasa esa cern",
    ),
    (
        TITLE,
        "dir rrhh berater beraterin unternehmensberater unternehmensberaterin entwicklungsleiter entwicklungsleiterin vertriebsleiter vertriebsleiterin assistentin adjoint adjointe assistante conseiller conseillère sjef direktør direktör projektledare teamledare prosjektleder projektleder medewerker adviseur projectleider teamleider técnico técnica encargado encargada eng engs devs swes pms ems litigator barrister dispatcher choreographer dramaturg stylist merchandiser underwriter geologist biologist chemist physicist mathematician ecologist archivist conservator surveyor estimator quant sous-chef commis waiter hostess florist gardener ranger shepherd brewer distiller winemaker roaster boatbuilder machinist welder fitter toolmaker animator illustrator copywriter composer cinematographer videographer gaffer dba bookseller undersecretary ombudswoman rector vicar pastor minister magistrate commissioner inspector detective sergeant colonel lieutenant commander bosun purser skipper mate leitung personalleitung bereichsleitung geschäftsleitung vorstand teamlead produktmanager produktmanagerin chefin meister meisterin cheffe comptable juriste avocat avocate fondateur fondatrice pdg drh jefatura encargado encargada coordinador coordinadora abogado abogada fundador fundadora reclutador reclutadora consultor consultora capo titolare avvocato socia fondatore fondatrice coordinatore coordinatrice kierownik kierowniczka dyrektor specjalista inżynier rekruter rekruterka vedoucí ředitel ředitelka johtaja päällikkö avdelingsleder daglig leder konsulent rekrutterer rekryterare utvecklare udvikler utvikler müdür mühendis yönetici colourist colorist showrunner horologist vet werkleitung abteilungsleitung geschäftsführung geschäftsführerin teamleitung teamleiter teamleiterin projektleiter projektleiterin abteilungsleiter abteilungsleiterin bereichsleiter bereichsleiterin personalleiter personalleiterin leiterin referent referentin sachbearbeiter sachbearbeiterin ingenieur ingenieurin coordenador coordenadora analista desenvolvedor desenvolvedora engenheiro engenheira diretor diretora sócio sócia líder chefe director gestor gestora responsable chargé chargée développeur développeuse directrice responsabile direttore direttrice ingegnere sviluppatore hoofd directeur mgr engineer engineers manager mgr director lead leader head recruiter sourcer headhunter cto ceo cfo coo cpo cio ciso cmo cro chro vp svp evp avp founder cofounder co-founder developer dev programmer designer scientist analyst architect officer president partner consultant specialist coordinator assistant associate principal em pm tpm hm swe sre sde sdet tl hrbp ta hr professor lecturer nurse teacher chef supervisor intern owner editor accountant controller chief administrator advisor adviser counsel matron dean researcher technician operator strategist writer producer planner buyer clerk superintendent foreman registrar librarian curator pharmacist therapist physician surgeon doctor paramedic midwife solicitor lawyer attorney paralegal auditor actuary economist statistician secretary receptionist executive evangelist advocate representative rep agent broker trader banker treasurer bookkeeper journalist reporter photographer translator interpreter trainer coach tutor headteacher headmistress headmaster principal-engineer captain pilot driver mechanic electrician plumber carpenter baker barista sommelier bartender steward ombudsman facilitator generalist geschäftsführer leiter ingénieur ingénieure directeur directrice responsable gerente directora ingeniero ingeniera jefe jefa desarrollador entwickler entwicklerin personalreferentin sysadmin dba qa devops chairman chairwoman chairperson chair fellow trustee governor provost chancellor bursar postdoc postgrad conductor",
    ),
    (
        RANK,
        "engg mktg strategies forschung entwicklung vertrieb einkauf produktion technik verwaltung qualität personal finanzen datos ventas datos ingeniería operaciones recherche développement litigation tax audit treasury procurement facilities merchandising underwriting claims curriculum admissions cartography lighting rendering pipeline firmware tooling tools integrations partnerships editorial policy planning estates safety environmental sustainability logistics dispatch curatorial billing ledger identity growth lifecycle commercial corporate creative studio independent contract senior junior staff sr snr jr lead principal associate assistant deputy vice global regional interim acting group technical tech software hardware product project program programme data platform infrastructure infra security mobile web backend frontend back-end front-end full-stack fullstack cloud machine learning ml ai ux ui user experience interface research design marketing sales growth customer success support operations ops people talent acquisition human resources hiring recruiting staffing engineering finance financial legal compliance quality assurance test site reliability systems network it business development content brand community communications public relations account accounts supply chain logistics clinical medical nursing ward department team section country area general managing executive non-executive founding distinguished member applied computational quantitative payments risk fraud search ranking ads core developer devrel solutions field pre-sales presales implementation delivery release build embedded firmware robotics perception controls mechanical electrical chemical civil structural manufacturing process production plant warehouse store shop floor kitchen pastry sous night day shift revenue strategy innovation digital e-commerce ecommerce crm analytics insights bi game games audio video graphics compiler compilers kernel database databases storage distributed",
    ),
    (
        HONORIFIC,
        "captain colonel major sergeant lieutenant commander justice senator ambassador rabbi imam pastor father ustadh ustaz datuk dato tan-sri puan encik khun ato bwana ostad bapak pak bpk ibu srdr judr mudr mgr dipl-ing univ-prof bc cllr councillor herrn fräulein signor signora sig senhor senhora dona engr barr alhaji alhaja chief shri smt pan pani dhr mevr mevrouw meneer mr mrs ms miss mx dr prof professor sir dame lady lord rev fr sr sra srta señor señora señorita don doña herr frau mme mlle monsieur madame madam hon capt sgt lt col gen dott ing mag sheikh",
    ),
    (
        PARTICLE,
        "binti binte bte ould oulad ter ten uit op a/l a/p das fitz della degli delle dal dalla van von der den de del della di da das dos du la le les lo bin ibn bint al el ten ter zu zum zur y e st abu ben af av o ó ní mac mc ap",
    ),
    (
        DEGREE | SUFFIX,
        "mba esq msc bsc cpa rn dds jd pe cfa pmp shrm-cp mcipd frcp ceng cipd acca mph llm meng beng shrmcp",
    ),
    (SUFFIX, "jr sr ii iii iv phd ph.d md obe cbe mbe"),
    (
        SAYS,
        "reckoned figured joked chuckled gushed rambled complained confessed clarified elaborated stressed noted warned argued wondered texted whatsapped raved vented apologises apologizes fanned nods laughs smiles jokes admits insists argues stresses swears swore teased scolded recalled recounted said says told tells asked asks wrote mentioned mentions explained explains interviewed interviewing replied phoned rang texted nodded laughed smiled apologised apologized emailed messaged pinged thinks thought believes suggested suggests introduced introduces walked promised promises remembered joked insisted admitted hinted reckons greeted chimed sounded seemed grilled quizzed probed welcomed reminded wondered agreed disagreed worries loved liked likes dialed dialled grinned shook praised complimented coached advised vouched knows knew greets phones texts emails",
    ),
    (
        DOES,
        "gets lets let brings brought seems hates grew hires hired recommends flagged flags chased chases rescued put puts called calls ran runs led leads hosted hosts joined joins owns owned manages managed heads headed works worked worked will would can could should might may is was has had wants wanted sent sends offered offers gave gives took takes showed shows shared shares confirmed confirms forwarded forwards recommended referred refers covered covers opened opens closed closes started starts kept met conducted conducts described describes talked spoke talks speaks came comes went goes got did does reports reported rejoined moved moderated chaired presented presents reached connected answered answers invited invites scheduled schedules rescheduled cancelled postponed arranged arranges set submitted reviewed reviews pushed pushes passed passes paired responded responds left leaves starts-on returns returned loops looped cc'd keeps made makes helped helps signed needs needed hopes hoped expects sits sat plans planned used built builds looks looked handles handled handed read reads waits drove drives drafted checked checks held hands dropped drops stepped cut followed follows ends ended began begins supervises supervised oversees oversaw coordinates coordinated",
    ),
    (
        TOUCHES,
        "rencontré rencontrer rencontrerez rencontrerai rencontrerons treffen getroffen traf kennengelernt conocí conocer conocerás conoceré conheci conhecer incontrato incontrare incontrerò ontmoet ontmoeten shadow buzzed buzz skyped rung facetimed interviewing pester pestered badger emailed email emailing called call calling phoned phone rang ring texted text messaged message messaging pinged ping thanked thank asked ask told tell contacted contact chased chase nudged nudge remind reminded invited invite introduced introduce met meet meeting saw see seeing know knows knew cc cc'd ccd shadowed visited visit owe owes mail mailed write update updated interviewed dm dm'd dmed add added connect nudging thanking asking telling reminding forwarding looping loop poke poked bumped bump trust like liked bcc mentions mentioned mention remembers remembered greeted greet brief briefed warn warned congratulate follow followed",
    ),
    (
        MEETS,
        "gesprochen gespräche telefoniert unterhalten parlé rencontré entretiens hablé hablado conocí conocido entrevistas falei conversei entrevistas parlato incontrato colloqui gesproken gesprek sollicitatiegesprek rozmowa spotkanie schůzka samtale möte intervju mülakat coding code-review pair-programming technical behavioural behavioral interviewing kickoff pint brunch skype teams-call meet-up meetup walk-through sparring grilling q&a phone gespräch vorstellungsgespräch termin treffen telefonat telefonierte entrevista reunión reunião conversa llamada charla entretien réunion appel colloquio riunione met meet meeting meetings meets spoke speak speaking spoken talked talk talking talks chatted chat chatting chats interview interviews interviewed interviewing call calls called screen screening coffee lunch breakfast dinner drinks conversation conversations session sessions round rounds sync catch-up catchup catch zoom paired pairing onsite on-site debrief video-call hangout facetime tea walk panel loop intro introduction phone-screen phonescreen sat 1:1 one-on-one 1-1 visit tour worked design presentation whiteboard whiteboarded discussion deep-dive walkthrough discussed time hour half-hour minutes slot hello words",
    ),
    (
        PASSIVE,
        "seen rejected declined ghosted ignored hired fired coordinated organised organized guided supported briefed escorted trained onboarded passed pitched sponsored championed endorsed reviewed checked proofread submitted put ref'd refd intro'd introd recced interviewed introduced referred recommended led run hosted conducted joined greeted contacted called screened met shown forwarded approached told invited emailed messaged phoned headhunted sourced recruited walked grilled quizzed chaired moderated given assessed supervised followed accompanied welcomed handled managed owned headed taught mentored coached replaced pinged reached scheduled arranged vouched asked signed sent shadowed attended represented",
    ),
    (
        HELD,
        "seen interviewed led run hosted conducted joined greeted screened met shown walked grilled quizzed chaired moderated assessed accompanied welcomed attended ran hosts runs leads paired shadowed showed",
    ),
    (
        LETTER,
        "heard hear email emails mail message messages call calls note reply answer word text voicemail invite invitation ping feedback letter dm news intro introduction referral update confirmation card postcard inmail response recommendation hint nudge tip request rejection offer question signed",
    ),
    (
        ROLE,
        "referente bloke chap lad lady woman man gentleman girl dude fella someone somebody colleagues teammates flatmate housemate kollege kollegin freund freundin collègue compañero compañera colega amigo amiga collega amico amica bekannter bekannte ansprechpartner ansprechpartnerin leiter leiterin chef chefin recruiter recruiters interviewer interviewers manager referrer mentor friend colleague contact contacts host panelist panellist panelists boss buddy neighbour neighbor classmate roommate cousin brother sister uncle aunt supervisor sourcer headhunter agent hm em cto ceo cfo coo vp hr pm tpm ta founder cofounder co-founder engineer director lead head designer developer scientist analyst architect coordinator assistant principal partner president officer chef nurse teacher professor matron dean consultant specialist guy person people named ex-colleague ex-manager acquaintance alumna alumnus teammate peer tl sre swe secretary receptionist chair owner representative rep counterpart skip-level intern deputy successor predecessor",
    ),
    (
        WORK,
        "book books novel paper papers podcast blog article articles video essay author authors written wrote-up memoir biography film movie song album course newsletter quote quoted lecture reading read-up chapter bestseller classic screenplay talk-by recommends-book textbook poem painting",
    ),
    (
        THING,
        "conference celebration award awards building room hall street road avenue foundation scholarship library school university college hospital prize lecture theorem law center centre park square airport station museum theatre theater stadium method principle effect library's institute memorial fellowship fund clinic bridge house suite stage auditorium lounge office template framework library-app algorithm programme program edition series show festival cup bank insurance report index",
    ),
    (
        PLACE,
        "london paris berlin munich hamburg cologne frankfurt stuttgart vienna zurich zürich geneva bern amsterdam rotterdam utrecht brussels antwerp ghent copenhagen stockholm gothenburg oslo helsinki reykjavik dublin cork belfast edinburgh glasgow manchester leeds bristol birmingham liverpool cambridge oxford cardiff lisbon porto madrid barcelona valencia seville rome milan turin naples bologna athens istanbul ankara warsaw krakow kraków prague brno budapest bucharest sofia belgrade zagreb ljubljana tallinn riga vilnius kyiv kiev moscow toronto montreal ottawa vancouver calgary boston chicago seattle portland denver austin dallas houston atlanta miami philadelphia pittsburgh detroit minneapolis nashville phoenix sacramento oakland brooklyn manhattan york nyc sf la dc usa uk us eu america england scotland wales ireland france germany spain portugal italy netherlands belgium switzerland austria denmark sweden norway finland iceland poland czechia hungary romania bulgaria greece turkey ukraine russia canada mexico brazil argentina chile colombia peru india china japan korea taiwan singapore malaysia indonesia thailand vietnam philippines australia zealand nigeria kenya ghana egypt morocco israel uae emea apac latam tokyo osaka kyoto seoul beijing shanghai shenzhen taipei bangkok jakarta manila hanoi mumbai delhi bangalore bengaluru hyderabad chennai pune kolkata lahore karachi dhaka colombo sydney melbourne brisbane perth auckland wellington nairobi lagos accra cairo casablanca johannesburg dubai doha riyadh jerusalem haifa remote onsite hybrid virtual europe asia africa california texas washington florida ontario quebec bavaria catalonia",
    ),
    (LOCATIVE, "at in near inside outside around on via into using"),
    (
        DUTY,
        "owns own owning leads leading runs running manages managing heads heading oversees overseeing responsible handles handling covers covering builds building looks drives driving supervises supervising coordinates coordinating maintains",
    ),
    (
        SURNAME,
        "baker bank bridge carpenter chambers clerk cook driver east fellow forge hall head house judge lake lane london major mason north page park paris price square steward stone street valley west york berlin wells post may little good long small english french coach chase hunt case day best short strong king young field banks bell law center mobile green ward washington austin houston valencia birmingham ireland dean brewer shepherd love wise barr weeks key lord swift read clear early mountain stack hills guy march june august means",
    ),
    (
        PROCESS,
        "rrhh executive search recrutement recruteur recruteuse rekruter rekruterka reclutador reclutadora recrutador recrutadora rekrutterer rekryterare personalreferentin hm hiring recruiter recruiters recruiting recruitment sourcer headhunter headhunting talent staffing ta referrer referral referred friend ex-colleague colleague mentor introduced interviewer panelist panellist panel shadow raiser",
    ),
    // Given names of many cultures: our own, and those of the locales of Faker (github.com/joke2k/faker, MIT licence, as of
    // 2026-11), without ordinary English words and names of products.
    (GIVEN, include_str!("given.txt")),
];

/// The words of the table with their classes, by their hash: a slot each, at most two thirds of them full.
#[derive(Debug)]
struct Classes(Vec<(u64, Class, &'static str)>);

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let count: usize = TABLE.iter().map(|(_, words)| words.split_ascii_whitespace().count()).sum();
    let mut classes = Classes(vec![(0, 0, ""); (count * 3 / 2).next_power_of_two()]);
    for (class, words) in TABLE {
        words.split_ascii_whitespace().for_each(|word| classes.add(word, *class));
    }
    classes
});

impl Classes {
    fn add(&mut self, word: &'static str, class: Class) {
        let hash = hash(word.as_bytes());
        let at = self.slot(hash, word);
        if let Some(slot) = self.0.get_mut(at) {
            *slot = (hash, slot.1 | class, word);
        }
    }

    #[inline]
    fn get(&self, hash: u64, word: &str) -> Class {
        self.0.get(self.slot(hash, word)).map_or(0, |(_, class, _)| *class)
    }

    /// Where a word of this hash stands, or where it would.
    #[inline]
    fn slot(&self, hash: u64, word: &str) -> usize {
        let mask = self.0.len() - 1;
        let mut at = (hash >> 20) as usize & mask;
        while let Some((own, _, same)) = self.0.get(at) {
            // Words of up to eight bytes share no hash.
            let is_same = || same.len() == word.len() && (word.len() <= 8 || same.eq_ignore_ascii_case(word));
            if same.is_empty() || *own == hash && is_same() {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

/// Whether a word behind a name tells what somebody has passed, not who they are, with its stops and hyphens or without.
pub(crate) fn is_passed(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| !matches!(c, '.' | '-')).collect();
    class(&plain) & DEGREE != 0 || ["phd", "md"].iter().any(|own| own.eq_ignore_ascii_case(&plain))
}

/// The classes of a word, whatever its case.
pub(super) fn class(word: &str) -> Class {
    // Longer than this no word of the table is.
    const LONGEST: usize = 24;
    let mut bytes = word.as_bytes();
    while let [rest @ .., b'.'] = bytes {
        bytes = rest;
    }
    if bytes.is_empty() || bytes.len() > LONGEST {
        return 0;
    }
    let word = word.get(..bytes.len()).unwrap_or("");
    if let Some(hash) = lower_hash(bytes) {
        return CLASSES.get(hash, word);
    }
    let lower = word.to_lowercase();
    match CLASSES.get(hash(lower.as_bytes()), &lower) {
        // "Amélie" is "Amelie".
        0 => {
            let plain = without_accents(&lower);
            CLASSES.get(hash(plain.as_bytes()), &plain)
        }
        class => class,
    }
}

/// The classes of a word of ASCII letters, given its [`hash`] in lower case.
#[inline]
pub(super) fn class_of(hash: u64, word: &str) -> Class {
    CLASSES.get(hash, word)
}

/// The classes of all words of a text together, and how many they are.
pub(super) fn classes(text: &str) -> (Class, usize) {
    split(text).fold((0, 0), |(classes, count), word| (classes | class(word), count + 1))
}

/// A word in lower case without accents.
pub(super) fn without_accents(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    word.nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '\u{2019}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            // Letters with a stroke, and without a dot, are no marks on top of others.
            '\u{142}' => 'l',
            '\u{f8}' => 'o',
            '\u{131}' => 'i',
            '\u{111}' => 'd',
            c => c,
        })
        .collect()
}

/// The words of a text between what is no letter, digit, hyphen or apostrophe.
pub(super) fn split(text: &str) -> Split<'_> {
    Split { text, at: 0 }
}

/// The words of a text, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Split<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Split<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let bytes = self.text.as_bytes();
        let mut start = None;
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            let (inside, length) = if byte.is_ascii() {
                (byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\''), 1)
            } else {
                let c = self.text.get(at..)?.chars().next()?;
                (c.is_alphanumeric() || c == '\u{2019}', c.len_utf8())
            };
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(_)) => break,
                _ => {}
            }
            at += length;
        }
        self.at = at;
        self.text.get(start?..at)
    }
}

/// Whether a text is a job title: it holds the noun of one, or all its words stand in titles.
pub(super) fn is_title(text: &str) -> bool {
    let mut count = 0;
    let mut rank = 0;
    let mut head = false;
    let mut resources = false;
    // "Recruiter and of" is cut off.
    let mut ends = false;
    for word in split(text) {
        let class = class(word);
        let joins = matches!(word, "of" | "and" | "the" | "for" | "to");
        count += 1;
        head |= class & TITLE != 0;
        rank += usize::from(class & (RANK | TITLE) != 0 || joins);
        ends = !joins;
        resources |= class & RANK != 0
            && ["talent", "recruiting", "resources", "people", "acquisition"]
                .iter()
                .any(|own| own.eq_ignore_ascii_case(word));
    }
    ends && count <= 12 && (head || resources && rank == count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_has_its_class_in_any_case() {
        for (class, words) in TABLE {
            for word in words.split_ascii_whitespace() {
                assert_eq!(super::class(word) & class, *class, "{word}");
                assert_eq!(super::class(&word.to_uppercase()) & class, *class, "{word}");
            }
        }
        assert_eq!(class("Dr."), class("dr"));
        assert_eq!(class("Zo\u{eb}") & GIVEN, GIVEN);
        assert_eq!((class(""), class("."), class("qwrt"), class("a\0")), (0, 0, 0, 0));
    }
}
