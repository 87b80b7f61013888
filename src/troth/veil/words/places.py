"""Countries, and what their people are called, in seven languages, in plain letters.

Hints, never proof: a model that is nearly sure is believed about these.
"""

from typing import Final

from troth.veil.words import listed

COUNTRIES: Final = listed("""
acores afghanistan albania albanien alemanha alemania alentejo algarve algeria algerie allemagne
alsace america andalucia andalusia andorra angleterre angola antioquia aragon argelia argentina
armenia aruba asturias australia austria auvergne azerbaijan bahamas bahrain bangladesh barbados
bavaria bayern belarus belgica belgie belgien belgique belgium belize benin bhutan bolivia bosnia
bosnien botswana brabant brasil brasile brazil bretagne britain brittany brunei bulgaria bulgarien
burundi calabria cambodia cameroon cameroun campania canada canarias cantabria cataluna ceara chad
chile china cina colombia congo cornwall corse croatia cuba curacao cyprus czechia denmark
deutschland devon dominica drenthe duitsland ecuador egitto egypt england eritrea espagne espana
espanha estonia ethiopia euskadi extremadura fiji filippine finland france francia frankreich
frankrijk friesland friuli gabon galicia gambia georgia georgien germany ghana goias greece
grenada griechenland guadeloupe guatemala guinea guinee guyana haiti hessen holland honduras
hungary iceland india indonesia indonesie inghilterra inglaterra irak iran iraq ireland israel
italia italie italien italy jalisco jamaica japan kaapverdie kamerun karnten kazakhstan kent kenya
kerala korea kosovo kroatien kuwait kyrgyzstan laos latvia lebanon liban libya liechtenstein
liguria limburg lithuania luxembourg luxemburgo macedonia madagascar madeira malawi malaysia
maldives mali malta maroc marocco marokko marruecos martinique mauritius mexico mocambique
moldavia moldova monaco mongolia montenegro morocco mozambique myanmar namibia navarra nederland
nepal netherlands nevada nicaragua niederlande nigeria normandie norway ohio oostenrijk oregon
osterreich pakistan palestine panama paraguay parana pernambuco peru philippines piemonte poland
polen pologne polonia portugal puglia punjab qatar quebec romania romenia roumanie rumania
rumanien russia russland rwanda sachsen samoa sardegna savoie schleswig-holstein schweiz scotland
senegal serbia serbien sicilia sicily singapore somalia somalie spain spanien spanje sudan
sudtirol suica suisse suriname sweden switzerland syria syrie syrien taiwan tajikistan tanzania
texas thailand thuringen tirol tonga toscana tschechien tunesien tunisia tunisie turkei turkey
turkije turkmenistan tuscany ucraina ucrania uganda ukraine ungarn uruguay usa uzbekistan veneto
venezuela vermont vietnam vlaanderen wales yemen yorkshire zambia zeeland zimbabwe zwitserland
""")
"""By a word alone; one of several words is not here."""

PEOPLES: Final = listed("""
albanaise albanesa albanese albanian albanische alema alemana algerian algerienne algerijnse
algerina algerische allemande americaine american americana amerikaanse amerikanische angolan
angolano argelino argentijnse argentina argentine argentinian argentinische argentino armeense
armenian armenienne armenische australian australiana australienne australische austriaco austrian
autrichienne azerbaijani bangladeshi belga belge belgian belgische bolivian boliviana bolivienne
bosnian bosnische brasileira brasileno brasilianische brasiliano braziliaanse brazilian
bresilienne britanica britannica britannique britische british britse bulgaarse bulgara bulgare
bulgarian bulgarische burmese cambodian cameroonian canadese canadian canadiano canadienne
canadiense chilean chileense chilena chilenische chilienne chinesa chinese chinesische chinoise
cilena cinese colombiaanse colombian colombiano colombienne congolaise congolese coreana coreenne
croata croate croatian cubaine cuban cubana cypriot danes danese danische danish danoise deense
deutsche dinamarquesa dominican duitse dutch ecossaise ecuadorian ecuadoriana ecuatoriana egipcio
egiziano egyptian egyptienne egyptische engelse englische english eritrean eritrese escocesa
eslovaco espagnole espanhola espanola estadounidense estnische estonian estse ethiopian
ethiopienne ethiopische etiope filipina filipino filippina finlandaise finlandes finlandesa
finlandese finnische finnish finse francesa francese franse franzosische french galesa gallese
ganesa georgian georgienne georgische german ghanaian ghaneenne ghanes ghanese giapponese greca
grecque greek grega griechische griega griekse guatemalan guatemalteco guineenne guineense haitian
haitienne holandesa honduran hongaarse hongroise hungara hungarian icelandic ierse india indian
indiana indiano indiase indienne indische indonesian indonesische ingles inglese iraakse iraanse
irakienne irakische irani iranian iraniana iranienne iranische iraqi iraqui irische irish
irlandaise irlandesa irlandese islandische israeli israelische italiaanse italian italiana
italiano italienische italienne ivoirienne jamaican japanese japanische japanse japonaise japonesa
jordanian kaapverdische kanadische kazakh keniaanse kenianische keniano kenyan koerdische
kolumbianische koreaanse korean koreanische kosovar kroatische kurdische kurdish latvian lebanese
letse lettische libanaise libanes libanesa libanese libanesische libyan litauische lithuanian
litouwse macedonian malaysian malgache malienne maltese marocaine marocchina marokkaanse
marokkanische marroqui marroquina messicano mexicaanse mexicaine mexican mexicana mexicano
mexikanische mocambicana moldava moldovan mongolian moroccan neerlandaise nepali niederlandische
nigeriaanse nigerian nigeriana nigeriane nigerianische nigeriano noorse noruega norueguesa
norvegese norvegienne norwegian norwegische oekraiense olandese oostenrijkse osterreichische
pakistaanse pakistana pakistanaise pakistani pakistanische palestinian paquistanes paquistani
paraguaya peruaanse peruana peruano peruvian peruviano peruvienne polaca polacca polish polnische
polonaise poolse portoghese portugaise portugese portugiesische portugues portuguese roemeense
romanian romena roumaine rumana rumanische rumena rusa russian russische russo rwandan saudi
schotse schottische schwedische schweizerische scottish senegalaise senegales senegalesa
senegalese serba serbe serbia serbian serbische servia servische singaporean siria siriana slovak
slovenian slowakische somali somalische spaanse spagnola spanische spanish sudanese sueca suedoise
suica suisse suizo surinaamse svedese svizzero swedish swiss syrian syrienne syrische taiwanese
tanzanian tcheque tedesca thailandaise thailandische thaise timorense togolaise tschechische
tsjechische tunesische tunisian tunisienne tunisino turca turkische turkish turkse turque ucraina
ucraniana ucraniano ugandan ukrainian ukrainienne ukrainische ungarische ungherese uruguaya
uruguayan uzbek venezolano venezuelan venezuelana vietnamese vietnamesische vietnamienne
vietnamita welsh yemeni zambian zimbabwean zweedse zwitserse
""")
"""As an adjective or a noun."""
