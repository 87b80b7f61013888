"""Words that are nobody's name, however much they may look like one to a model.

What people call each other, weekdays and months, brands and famous names that come up in
any chat, and the small words of four languages.
"""

from typing import Final

from troth.veil.words import listed
from troth.veil.words.sayings import SAYINGS

SMALL: Final = listed("""
i me my mine myself you your yours yourself he him his she her hers it its we us our ours they
them their theirs this that these those who whom whose what which a an the and or but nor so yet
if then than as at by for from in into of off on onto out over to too up upon with without
within about above after again against all almost alone along already also although always am
any anybody anymore anyone anything anyway are aren around ask asked away back be became because
become been before being below best better between big both bring but came can cant cannot come
could couldn day days did didn do does doesn doing done don down during each either else enough
even ever every everybody everyone everything except far feel few find first get gets getting
give go goes going gone gonna gonn good got great had hadn hardly has hasn have haven having
hello help here hey hi how however hmm huh idk im ive id ill isn is it just keep kind knew know
known last late later least left less let lets like little ll lol long look lot love low made
make man many maybe mean men met might mom more most mostly mr mrs ms much must my need never
new next nice night no nobody none nope not nothing now oh ok okay old omg once one ones only
other others ought out own part people perhaps place please pls point put quite rather re real
really right said same saw say says see seem seen self several shall she should shouldn since so
some somebody someone something sometimes somewhat soon sorry still stop such sure take taken
tell tells than thank thanks that thats the them then there theres these thing things think
thinking this those though thought thru thx till time today together told tomorrow tonight too
took tried try two ugh um under until use used ve very via wanna want wants was wasn way we well
went were weren what whatever when where whether while why wife will wish with woman women won
would wouldn wow ya yay yeah year years yep yes yesterday yet yo you young yup hardly dear hun
ex ur u r n y k w dm rn tbh imo btw fyi wtf lmao haha hahaha hehe xx xoxo xo app ai bot pm ceo
tv uk usa us eu dad mum mama papa daddy mummy mommy ma pa gran granny grandma grandpa nana nan
bro sis babe baby honey hon darling sweetheart sweetie sugar love lover dude mate pal buddy boss
king queen princess prince angel sir madam maam lady ladies guys gents folks doc doctor nurse
teacher prof professor coach father mother brother sister son daughter uncle aunt auntie el la
los las un una unos unas lo le les se te nos os mi tu su mis tus sus nuestro nuestra yo tú usted
él ella ellos ellas nosotros vosotros ustedes que qué quien quién cual como cómo cuando cuándo
donde dónde porque por para pero sin con de del al a en y e o u ni no sí si ya muy más mas menos
tan tanto todo toda todos todas nada nadie algo alguien alguno alguna otro otra este esta esto
ese esa eso aquel aquella hoy ayer mañana ahora luego después antes siempre nunca también
tampoco solo sólo aún todavía casi bien mal mejor peor es soy eres somos son era fue fui ser
estar estoy está estás están estaba ha he has han había hay hace hizo hacer voy va vas vamos van
ir tengo tiene tienes tener quiero quiere quieres puedo puede puedes debo sé sabe creo cree dice
dijo digo decir gracias hola adiós vale oye mira venga claro bueno buena buenas buenos cariño
amor cielo corazón guapo guapa tío tía chico chica nene nena hijo hija hermano hermana padre
madre abuelo abuela novio novia marido mujer esposo esposa amigo amiga señor señora don doña
doctor doctora der die das den dem des ein eine einen einem einer eines kein keine keinen ich du
er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mein meine meinen meinem meiner dein
deine sein seine ihr ihre ihrem ihren unser euer wer was wen wem wo wie wann warum wieso und
oder aber denn sondern doch weil wenn ob dass als bis nach vor mit von vom zu zum zur bei beim
in im ins an am auf aus für gegen ohne um unter über durch seit während nicht nichts nie niemals
niemand jemand etwas alles alle viel viele wenig mehr sehr so auch nur noch schon immer wieder
heute gestern morgen jetzt dann hier da dort ja nein bitte danke hallo hi hey tschüss ist bin
bist sind seid war waren wäre werde wird werden wurde hab habe hast hat haben hatte hätte kann
kannst können konnte muss musst müssen soll sollte will willst wollen wollte darf mag möchte
mach macht machen geht gehen gibt komm kommt sag sagt sagen gesagt weiß weiss glaub glaube denke
finde liebe lieber liebes schatz schatzi süße süßer maus hase bärchen mausi mann frau herr
mutter vater mama papa oma opa bruder schwester sohn tochter freund freundin kumpel chef chefin
leute junge mädchen kind kinder arzt ärztin doktor lehrer lehrerin witwer witwe le la les un une
des du de d l j m t s n c qu au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos
votre vos leur leurs je tu il elle on nous vous ils elles me te se moi toi lui eux y en qui que
quoi dont où quand comment pourquoi combien et ou mais donc or ni car si parce puis alors ainsi
aussi très trop peu plus moins bien mal mieux pire tout tous toute toutes rien personne quelque
quelqu chose autre même ici là hier demain aujourd hui maintenant toujours jamais encore déjà
souvent oui non merci salut bonjour bonsoir coucou est suis es sommes êtes sont était étais été
être ai as a avons avez ont avait avoir fait faire fais vais va vas allons aller veux veut peux
peut dois doit sais sait crois pense dit dis dire chéri chérie mon amour bébé ange coeur cœur
loulou doudou mec meuf pote copain copine ami amie père mère frère sœur soeur fils fille mari
femme oncle tante mamie papi papy maman papa monsieur madame mademoiselle docteur prof mme mlle
chez avec sans sous sur dans par pour vers entre contre depuis pendant avant après quoi ouf bref
ben bah one two three four five six seven eight nine ten eleven twelve hundred thousand uno dos
tres cuatro cinco seis siete ocho nueve diez cien mil eins zwei drei vier fünf sechs sieben acht
neun zehn elf zwölf hundert dix vingt trente cent mille onze douze igual así mismo anda ándate
ruf ruft schreib
grüße gruß grüsse lg vlg bisous bises besos beso abrazo saludos regards cheers best punto arroba
zéro deux trois quatre cinq sept huit neuf
""")

TIMES: Final = listed("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december spring summer autumn fall winter christmas
easter halloween valentine valentines thanksgiving ramadan eid diwali hanukkah birthday weekend
lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
agosto septiembre octubre noviembre diciembre navidad primavera verano otoño invierno semana
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni
juli august september oktober november dezember weihnachten ostern silvester frühling sommer
herbst lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
juillet août septembre octobre novembre décembre noël pâques printemps été automne hiver
nochebuena nochevieja reyes pascua
""")

NOUNS: Final = listed("""
runner reader traveller traveler dreamer foodie gamer writer painter singer dancer climber hiker
cyclist swimmer baker cook chef lawyer engineer developer dev designer student teacher nurse vet
plumber electrician farmer soldier veteran widower widow bachelor divorcee introvert extrovert
vegan vegetarian optimist pessimist romantic perfectionist artist musician photographer gardener
nerd geek coffee tea wine beer pizza tortilla paella croissant jazz rock techno yoga pilates
chess football netball tennis rugby golf surf sailing kids dogs cats hookups hookup adventures
drama petals candles gym beach mountain mountains sea sun moon rain snow forest river lake city
town village house home garden kitchen bed sofa car bike train plane bus holiday trip work
school university uni college office job meeting bars bar pub club imperial virgo libra scorpio
sagittarius capricorn aquarius pisces aries taurus gemini infp infj enfp enfj intj intp entp
entj isfp isfj istj istp estj estp esfj esfp enfermero enfermera médico profesor profesora
ingeniero ingeniera abogado abogada periodista camarero camarera cocinero cocinera músico
viajero viajera lector lectora soñador soñadora aventurero aventurera amante divorciado
divorciada soltero soltera viudo viuda frühaufsteher teetrinker romantiker träumer läufer leser
koch köchin ingenieur ingenieurin student studentin krankenschwester krankenpfleger pfleger
anwalt anwältin musiker künstler lehrkraft optimist nachteule stubenhocker kaffee tee kuchen
wein bier hund hunde katze katzen infirmier infirmière ingénieur avocat avocate professeur
étudiant étudiante musicien musicienne cuisinier cuisinière voyageur voyageuse lecteur lectrice
rêveur rêveuse amoureux amoureuse célibataire divorcé divorcée veuf veuve sportif sportive accro
fan maman pills pill asleep awake goodbye villain annoying drown daemon demon strangled müde
morir vivir mourir vivre sterben leben hero heroine protagonist character therapist stranger
petit petite grand grande gros grosse belle beau vieux vieille mag matrix roku karma krampus
deity universe internet wifi english spanish french german italian portuguese dutch russian
chinese japanese korean arabic turkish hindi greek latin english-speaking american british irish
scottish welsh canadian australian mexican indian african european asian español inglés francés
alemán italiano deutsch englisch französisch spanisch anglais espagnol allemand français italien
europe america africa asia london paris berlin madrid rome tokyo york
""")

FAMOUS: Final = (
    "taylor swift|harry potter|harry styles|kurt cobain|robin williams|"
    "sylvia plath|virginia woolf|jane austen|oscar wilde|james bond|"
    "james joyce|stephen king|agatha christie|ernest hemingway|"
    "george orwell|mark twain|charles dickens|leo tolstoy|albert camus|"
    "albert einstein|isaac newton|marie curie|stephen hawking"
    "|charles darwin|alan turing|elon musk|jeff bezos|bill gates|"
    "steve jobs|mark zuckerberg|donald trump|joe biden|barack obama|"
    "michelle obama|hillary clinton|angela merkel|emmanuel macron|"
    "margaret thatcher|winston churchill|martin luther king|nelson mandela|"
    "david bowie|freddie mercury|john lennon|paul mccartney|ringo starr|"
    "george harrison"
    "|michael jackson|elvis presley|bob dylan|bob marley|leonard cohen|"
    "johnny cash|dolly parton|amy winehouse|billie eilish|lana del rey|"
    "ed sheeran|justin bieber|lady gaga|katy perry|kanye west|frank sinatra|"
    "ella fitzgerald|nina simone|edith piaf|céline dion|celine dion|"
    "julio iglesias|frida kahlo|pablo picasso|salvador dalí|vincent "
    "van gogh"
    "|leonardo da vinci|leonardo dicaprio|brad pitt|angelina jolie|"
    "tom cruise|tom hanks|emma watson|emma stone|ryan gosling|keanu reeves|"
    "pedro pascal|meryl streep|audrey hepburn|marilyn monroe|charlie chaplin|"
    "quentin tarantino|steven spielberg|christopher nolan|woody allen|"
    "hans zimmer|john wick|jack sparrow|jack reacher|bridget jones|"
    "mary poppins"
    "|mary shelley|emily brontë|emily bronte|charlotte brontë|anna karenina|"
    "madame bovary|victor hugo|jules verne|simone de beauvoir|jean-paul sartre|"
    "antoine de saint-exupéry|marcel proust|franz kafka|thomas mann|"
    "hermann hesse|rainer maria rilke|friedrich nietzsche|immanuel kant|"
    "karl marx|sigmund freud|carl jung|johann sebastian bach"
    "|gabriel garcía márquez|garcía márquez|pablo neruda|federico garcía lorca|"
    "isabel allende|miguel de cervantes|lionel messi|cristiano ronaldo|"
    "rafael nadal|rafa nadal|roger federer|serena williams|michael jordan|"
    "lebron james|david beckham|kylian mbappé|zinedine zidane|penelope cruz|"
    "penélope cruz|antonio banderas|romeo and juliet|romeo und julia|"
    "romeo y julieta"
    "|roméo et juliette|sherlock holmes|peter pan|alice in wonderland|"
    "alice im wunderland|robin hood|robinson crusoe|tom sawyer|"
    "huckleberry finn|mr darcy|jane eyre|dorian gray|doctor who|"
    "mickey mouse|donald duck|homer simpson|bob ross|ted lasso|"
    "emily in paris|jesus christ|virgin mary|van gogh|santa claus|"
    "father christmas|murphy's law|dr house|mona lisa|joan of arc|"
    "juana de arco|jeanne d'arc|king arthur|heidi klum|thomas müller|"
    "udo lindenberg|helene fischer|till lindemann|dr google|uncle "
    "sam"
    "|mark my words|for pete's sake|for heaven's sake|occam'?s razor|ockham'?s razor|"
    "pandora'?s box|achilles'? heel|moore'?s law|schr[öo]dinger'?s cat|pavlov'?s dogs?|"
    "hobson'?s choice|parkinson'?s law|pascal'?s wager|newton'?s (?:first|second|third|"
    "cradle|laws?)|planck'?s constant|halley'?s comet|joe public|joe bloggs|john doe|"
    "jane doe|average joe|plain jane|jack of all trades|jack-of-all-trades|peeping tom|"
    "tom,? dick,? and harry|every tom|nosy parker|smart alec|bob'?s your uncle|jack frost|"
    "jolly roger|molotov cocktail|caesar salad|granny smith|earl grey|bloody mary|"
    "moscow mule|margherita pizza|pizza margherita|eggs benedict|black friday|good friday|"
    "saint nicholas|st.? patrick'?s day|jan modaal|jan en alleman|jan rap|jan met de pet|"
    "jan publiek|jantje contrarie|joost mag (?:het )?weten|hollandse nieuwe|"
    "otto normalverbraucher|max mustermann|erika mustermann|lieschen müller|hinz und kunz|"
    "hans im glück|hans dampf|hans wurst|vater staat|mutter natur|arme ritter|"
    "heiliger? bimbam|mein lieber scholli|schmidts katze|frère jacques|tout-le-monde|"
    "pierre,? feuille|la vie en rose|mère nature|père noël|crêpes? suzette|tarte tatin|"
    "hachis parmentier|pêche melba|poire belle hélène|perico de los palotes|juan palomo|"
    "juan y medio|fulanito|menganito|pepe botella|maría castaña|pinco pallino|tizio,? caio|"
    "mario rossi|caio e sempronio|zé povinho|zé ninguém|joão ninguém|maria vai com as outras|"
    "maria-vai-com-as-outras|maria mole|romeu e julieta|romeo e giulietta|super mario|"
    "mario kart|mario party|rubik'?s cube|morse code|braille|" + SAYINGS
)
"""Whole names, and sayings, that anybody may speak of without knowing somebody."""

SEASONS: Final = listed("""
hope faith joy grace love patience charity dawn summer winter autumn spring sunny sky star storm
river rain heaven glory harmony destiny peace paz luz sol mercy melody prudence chance cash art
hunter mason major reed ward esperanza consuelo nieves mercedes abril aurora constant prosper
desire estrella dear said bob tim till patient rich sandy rusty misty honey ginger pepper olive
basil ivy holly poppy daisy violet pearl ruby amber jade crystal diamond stone clay cliff brook
glen heath
""")
"""Names that are first of all things: at the start of a sentence they are things."""

ITALIAN: Final = listed("""
abbiamo accanto adesso agli alcune alcuni allo allora almeno altra altre altri altro anche
ancora andare andata andato andava andiamo anzi arriva arrivata arrivato arrivo avere avete
aveva avevano avevo avrebbe avrà avrò avuto basta beh bene benissimo boh capisco capito che
chiama chiamano chiamata chiamato chiamerai chiamo chiede chiedi chiedo chiesto ci ciao cioè
circa ciò coi col comunque contro cose cosi così crede credi credo cui dagli dal dalla dalle
dallo dammi davanti davvero degli dei della delle dello dentro detto deve devi devo devono di
diceva dici dico dicono dietro dimmi dobbiamo domani dopo dove dovere doveva dovrebbe dovrei
dunque ecco ed eh eppure erano eravamo ero essere fa facciamo faccio faceva fai fammi fanno fare
farà fatta fatto finché forse fra fuori già giù gli grandi grazie hanno ieri infatti insomma
intorno invece io lontano loro lì magari mah male manca meglio meno mentre messa messo mettere
metti metto molta molte molti molto ne neanche negli nei nel nella nelle nello nemmeno neppure
nessuna nessuno niente noi nostra nostre nostri nostro nulla od oggi ogni ognuno oppure peggio
pensa pensare pensi penso perche perchè perché piacciono piace più poca poche pochi poco poi
poiché possiamo posso possono potere potete poteva potrebbe potrei prego prende prendere prendo
presa preso presto prima propria proprio puoi pure può qua qualche qualcosa qualcuno quale quali
quando quanta quante quanti quanto quasi quegli quei quel quella quelle quelli quello questa
queste questi questo quindi resta resto rimane roba sai salve sanno sapere sapeva saranno
sarebbe sarò scusa scusi secondo sembra sembrava sempre senza serve servono siamo siccome
solamente soltanto sono sopra sotto spesso sta stai stamattina stanno stanotte stare stasera
stata state stati stato stava stessa stesse stessi stesso sto sua subito sugli sui sul sulla
sulle sullo suo suoi tanta tanti tardi terzo ti tipo torna tornata tornato torni torno tra
troppa troppe troppi troppo tua tue tuo tuoi tutta tuttavia tutte tutto uffa ultima ultimo vado
vai vanno vede vedere vedi vediamo vedo vengo vengono veniamo venire venuta venuto veramente
verso vicino viene vieni vista visto vogliamo voglio vogliono voi volere voleva volta volte
vorrebbe vorrei vostra vostre vostri vostro vuoi vuole
""")
PORTUGUESE: Final = listed("""
acha acham achar achas achei acho acolá afinal agora ainda algum alguma algumas alguns alguém
aliás amanhã anteontem ao aos apenas aquela aquelas aquele aqueles aqui aquilo assim atrás até
baixo bem cada cedo chama chamam chamar chamas chamo chamou cima coisa coisas com comigo contigo
contra contudo cá daquela daquele daquilo debaixo deixa deixar deixou delas dele deles depois
desculpa desde dessa desse desta deste deu devem dever deves devia disse disso disto dito diz
dizem dizer dizes dizia dou ele eles em embora enfim enquanto entao então eram eras essa essas
esse esses estamos estas estava estavam estes esteve estive estou estão fará faz fazem fazer
fazes fazia faço feita feito fez fica ficam ficar ficas fico ficou fiz foi fora foram foste
frente gosta gostam gostas gosto grandes haver havia hoje houve ia ido isso isto junto leva
levar levou lhe lhes logo longe manda mandou melhor mesma mesmas mesmo mesmos meu meus mim minha
minhas muita muitas muito muitos na nao nas nem nenhum nenhuma nesse nesta neste ninguém nisso
nisto nossas nossos num numa numas nuns não né obrigada obrigado oi olhar onde ontem outra
outras outro outros parece parecia passa passar passou pela pelas pelo pelos perto pior pode
podem poder podes podia pois ponho portanto porém posto pouca poucas pouco poucos pra pras
precisa precisam precisas preciso primeira primeiro pro pros puxa pôs põe põem pões quais qual
quantas quantos quase quem quer querem querer queres queria quero sabem saber sabes sabia
segunda serei seria será seus sob sobre sou suas são talvez tambem também tantas tantos tarde
tchau tem temos tenho tens ter terceiro teria terá teu teus teve tinha tinham tive traz trazer
trouxe tuas tudo têm umas ué veem veio vejo vem venho vens ver vez vezes vir viu voce você vocês
vou vão vêm vês àquele última último
""")
DUTCH: Final = listed("""
aan ach achter af alleen alsof altijd alweer ander andere beetje bel belde bellen belt bent
bestaat bij bijna bijv binnen bleef blijf blijft blijven boven buiten bv daar daarna daarvoor
dacht dadelijk deden deed denk denken denkt derde deze dingen doen doet door doordat dus echt
eens eergisteren eerst eerste eigenlijk elk erg ergens fijn ga gaan gaat gaf gebeld gebleven
gedaan gedacht geef geeft geen gegaan gegeven gehad gekomen gekregen gekund gelaten gelegen
gelopen gelukkig gemaakt genoeg genomen gestaan geven gevonden gevraagd geweest gewerkt geweten
gewoon gewoond geworden gezegd gezet gezeten gezien ging gingen gisteren groot haar hadden heb
hebben hebt heeft heel heet heette helaas hele helemaal helpt hem hen heten hield hij hoe
hoeveel hoewel hoi hoor hoorde hoort houd houden houdt ieder iedere iedereen iemand iets ik jij
joh jou jouw jullie kan keek keer kijk kijkt klaar klinkt kom komen komt kon konden kreeg krijg
krijgen krijgt kunnen kunt kwam kwamen laat laatst laatste lag langs laten leek lekkere
letterlijk leuke liep liet lig liggen ligt lijkt loop loopt lopen m'n maak maakt maakte maar
maken meer meest mij mijn minder misschien mocht mochten moest moesten moet moeten mogen naar
naast natuurlijk neem neemt nemen nergens net niet niets nieuw nieuwe nog nogal nooit nou nu oei
om omdat onder ongeveer ons ooit ook op overal overmorgen paar pas rond samen sinds slechte
smaakt snap snapt soms staan staat stond straks stuk tegen terwijl tijdens tja toch toen tot
tussen tweede uit uw vaak vanaf vanavond vandaag vanmiddag vanmorgen vannacht vanochtend vast
veel vind vinden vindt volgens vond vonden voor voorbij vraag vraagt vragen vroeg vroeger waar
waarin waarmee waarom waarop waarvan wanneer wat weer weet weinig wel welk welke werd werk
werken werkt werkte weten wezen wij wilde wilden willen wilt wist wisten wonen woon woonde woont
word worden wordt wou z'n zag zagen zal zat zeer zeg zeggen zegt zei zeiden zeker zelf zelfde
zet zetten zie zien ziet zij zijn zit zitten zo zo'n zodat zometeen zonder zouden zulke zullen
zult
""")
MORE: Final = listed("""
ab además aquellas aquello aquellos assez aujourd'hui aunque autant außer beaucoup ceci celle
celles celui ceux comme dabei dafür dagegen damit danach daran darauf darum deshalb deswegen
devait dienstags donnerstags durante eben eigentlich endlich enfin ensuite entonces faite
fallait faut freitags gerade hacia halt hasta heut irgendwo keiner leider llama llamado llaman
llamo longtemps mets mientras mittwochs montags ninguna ninguno nirgends parfois peut-être
pouvait prend presque primera pris puisque quizá quizás samstags savait sonntags sonst trotzdem
vielleicht voici voilà voir vois vorgestern voulait vraiment wegen wirklich ziemlich zuerst
zwischen ça überall übermorgen
""")
"""Small words that the lists above lack."""

NOBODY: Final = SMALL | TIMES | NOUNS | ITALIAN | PORTUGUESE | DUTCH | MORE
