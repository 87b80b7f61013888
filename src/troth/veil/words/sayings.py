"""Sayings of seven languages that have in them what looks like a name, a town or a holy day.

They are parts of a pattern, in small letters; a longer one stands before a shorter one.
"""

from typing import Final

SAYINGS: Final = r"""
última a morrer|été indien|été de la saint-martin|état de grâce|épée de damoclès|
à la sainte-catherine|à la saint-glinglin|à la bonne franquette|à l'eau de rose|
à grande e à francesa|zé dos anzóis|zwarte piet|zwaard van damocles|zolang er leven is|
zo oud als de weg naar rome|zappelphilipp|zamora no se ganó|you don't know jack|worcester sauce|
wonnemonat|wiener würstchen|wie gott in frankreich|when in rome|weg naar rome|
we'll always have paris|was hänschen nicht lernt|vérité de la palice|voor piet snot|
von pontius zu pilatus|virgen santa|vieux comme hérode|vie en rose|vete a la porra|
verão de são martinho|vereinsmeier|veranillo de san miguel|veranillo de san martín|
ver braga por um canudo|velho do restelo|vedi napoli e poi|vecchio come il cucco|vaso di pandora|
valha-me nossa senhora|valha-me deus|vai a roma|vai a quel paese|union jack|ungläubiger? thomas|
une? oie blanche|une marie-couche-toi-là|uncle bob|un tartuffe|un harpagon|un don juan|
um mar de rosas|um himmels willen|um gottes willen|ultima a morire|uit de kluiten|
türkischer? honig|typhoid mary|tutte le strade portano a roma|turkish delight|trödelliese|
truttebel|travail de titan|trabajar como un chino|tous les chemins mènent à rome|
tortilla francesa|tonneau des danaïdes|tommyrot|tommy gun|tomar las de villadiego|
todos os caminhos vão dar a roma|todos los caminos llevan a roma|todo cristo|tira a pedro|
tinta china|thomas? der ungläubige|the holly and|talon d'achille|tallone d'achille|
são rosas,? senhor|são nunca|swiss roll|swiss army knife|sweet fanny adams|supplice de tantale|
struwwelpeter|stirbt zuletzt|spanish inquisition|spanische wand|spanisch vor|spada di damocle|
spaans benauwd|sole e luna|sint[- ]juttemis|sint en piet|simple simon|simon says|silly billy|
siebenschläfer|si dios quiere|settimana bianca|sent to coventry|send you to coventry|
send them to coventry|send me to coventry|send him to coventry|send her to coventry|
see naples and|se sono rose|se son rose|se le fue el santo al cielo|se fue a sevilla|se dio vuole|
se deus quiser|schwedische gardinen|schwarzer? peter|schlaumeier|say grace|saving grace|
santos da casa|santo cielo|santo casamenteiro|santo antónio casamenteiro|santa polenta|
santa paciência|santa lucia,? il giorno|sant[ao] pazienza|sankt-nimmerleins-tag|sankt nimmerlein|
san lorenzo,? io lo so|san gennaro,? pensaci|san blas,? la cigüeña|salomonisch|sally forth|
saint-honoré|saint-glinglin|saint-bernard|sacré-cœur|sacré charlemagne|russisch(?:es)? brot|
russisch brot|russian roulette|ruleta rusa|rozengeur en maneschijn|rozengeur|rosy-fingered dawn|
rosenmontag|rosenkohl|rose-tinted|rose tinted|rose ist eine rose|rose gold|rose e fiori|
rose des vents|rosa dei venti|rosa de los vientos|rome wasn'?t built|rome ne s'est pas faite|
rome is niet|roma não se fez|roma non fu fatta|roma no se hizo|roma e pavia|
rom wurde (?:auch )?nicht|rocher de sisyphe|robin reliant|robin redbreast|
rob(?:bing)? peter to pay paul|riche comme crésus|reine-claude|real mccoy|quien fue a sevilla|
quem tem boca|quem espera sempre alcança|queen of spades|queen of hearts|queen of diamonds|
queen of clubs|quedarse para vestir santos|que te parta un rayo|que será,? será|
que sea lo que dios quiera|que graça|père castor|príncipe azul|principe azzurro|
preguntando se llega a roma|prahlhans|por san blas|por los clavos de cristo|pontius zu pilatus|
ponte en sus manos|poner una pica en flandes|pomo d'adamo|pomme de discorde|pomme d'adam|
polnischer? abgang|plaster of paris|piove,? governo ladro|pietje secuur|pietje precies|piet snot|
pierre qui roule|perico de los palotes|perdió su silla|per san valentino|per l'amor di dio|
pedro e o lobo|pechmarie|pay paul|pauvre comme job|patience is a virtue|pasqua con chi vuoi|
pas de roses? sans épines|parler français comme une vache espagnole|paris-brest|parijs is nog ver|
parigi val bene|pardon my french|para inglês ver|panama hats?|padeira de aljubarrota|
paard van troje|op zijn elfendertigst|oom agent|obras de santa engrácia|nörgelfritze|
noël au balcon|notte bianca|nossa senhora|non piglia pesci|nom de dieu|no hay rosas? sin espinas|
no dia de são martinho|ni el tato|ni cristo|ni blas|nervous nellie|nero fiddled|negative nancy|
natale con i tuoi|nach adam riese|n'amasse pas mousse|mère michel|más viejo que matusalén|
más tonto que abundio|más papista que el papa|más listo que cardona|más feo que picio|muñeca rusa|
mustang sally|morgenstund|mooie meid|montaña rusa|monsieur tout-le-monde|monsieur jourdain|
monkey's uncle|mon dieu|moaning minnie|mexican wave|mexican standoff|meu deus|methusalem|
met sint[- ]juttemis|mercy me|mensch meier|mein name ist hase|mei leggen|media naranja|
may flowers|may day|maría santísima|marzo ventoso|marzo pazzerello|mary mary|martín pescador|
martin-pêcheur|martin pescatore|martes y trece|marie-chantal|maria-rapaz|maria und josef|
maria rapaz|mar de rosas|mamma mia|malle pietje|malle jan|malle eppie|madonna mia|madame michu|
maart roert|m'ama non m'ama|lune de miel|luna storta|luna di miele|luna de miel|lua de mel|
lua cheia|los amantes de teruel|long tall sally|lo dijo blas|llegar y besar el santo|
life of riley|lieve hemel|lieve deugd|lieber gott|leben wie gott|leap of faith|le père fouettard|
le llega su san martín|lazy susan|las cuentas del gran capitán|lapalissade|lange wapper|
la vita è bella|la vida es una tómbola|la speranza è l'ultima|la mère denis|la ley del embudo|
la hora bruja|la grâce de dieu|la foi du charbonnier|la esperanza verde|la esperanza es lo último|
la dolce vita|la carabina de ambrosio|la befana vien di notte|l'espoir fait vivre|
l'asino di buridano|kölner dom|krethi und plethi|kraftmeier|keulen hoorde|keulen en aken|
keine rose ohne|keeping up with the joneses|keep the faith|kalte sophie|june bug|judaskuss|
juan nadie|juan lanas|joão-bobo|joão sem braço|joão pestana|josé povinho|joris goedbloed|
joost mag|johnny-come-lately|johnny foreigner|johnny come lately|john hancock|john bull|
jesus,? maria|jerusalem artichokes?|jersey royals|jersey cow|jean-foutre|jean qui rit|
jean qui pleure|jantje lacht|jantje huilt|jantje beton|jan-salie|jan salie|jan en alleman|
jacke wie hose|jack-o'-lantern|jack-in-the-box|jack russell|jack pot|jack of spades|
jack of hearts|jack of diamonds|jack of clubs|jack in the box|jack a dull boy|ivy league|
it'?s all greek|inshallah|indian summer|indian ink|in mei leggen alle vogels|
im wunderschönen monat mai|im märzen der bauer|il principe azzurro|ich heiße hase|
i'?m alright,? jack|hänschen klein|huishouden van jan steen|hope springs eternal|hope springs|
hope is the thing|hope for the best|hope against hope|hoop doet leven|holly and the ivy|
hit the road,? jack|hiobsbotschaft|hinz und kunz|hinz oder kunz|himmel,? arsch|himmel und hölle|
hierba luisa|heulsuse|herr im himmel|heilige boontje|heilig boontje|hasta san juan|
hasta el cuarenta de mayo|happy as larry|hanswurst|hans-guck-in-die-luft|hans guck-in-die-luft|
hans en grietje|hamburger sie|hail mary|hacerse el sueco|habiller paul|guter hoffnung|
guinea pigs?|grüß gott|gretchenfrage|greek gift|graças a deus|grazie a dio|grand dieu|
gracias a dios|grace under pressure|grace period|gott sei dank|gott in frankreich|gordon bennett|
good grief|goldmarie|going dutch|goeie genade|goede hoop|go dutch|glaube,? liebe|gesù mio|
geen rozen? zonder|fumare come un turco|fulano,? beltrano|fulano de tal|from here to timbuktu|
french toast|french press|french plaits?|french leave|french kiss|french horn|french fries|
frau welt|frau musica|frau holle|fleißiges lieschen|flapjack|finché c'è vita|filo d'arianna|
filer à l'anglaise|fil d'ariane|fier comme artaban|fiddled? while rome|fia-te na virgem|
fare il portoghese|fare come giufà|fall from grace|faith,? hope|every rose|every jack|
evas? kostüm|eulen nach athen|estate di san martino|es lo último que se pierde|ernst des lebens|
ensaladilla rusa|en todas partes cuecen habas|en martes,? ni te cases|en mai,? fais|
en avril,? ne te découvre|en abril,? aguas mil|em abril,? águas mil|el tío sam|el tío gilito|
el quinto pino|el príncipe azul|el coño de la bernarda|el amor es ciego|eisheilige|eau de rose|
déshabiller pierre|délit de faciès|découvrir le pot aux roses|dutch uncle|dutch courage|
dummer august|doubting thomas|double dutch|doos van pandora|donde dije digo,? digo diego|
don nadie|dolce vita|dolce far niente|dios mío|dijon mustard|digo diego|dieu merci|
die hoffnung stirbt|dia de são nunca|deus me livre|deus dá nozes|despedirse a la francesa|
der ernst des lebens|der dumme august|der alte fritz|den schwarzen peter|debbie downer|dear john|
de zwarte piet|de pedro para paulo|danish pastry|d\. sebastião|d'aprile ogni goccia|crack of dawn|
coup de jarnac|coup de grâce|così fan tutte|cor-de-rosa|cor de rosa|con la fe del carbonero|
compass rose|como agua de mayo|comme un pape|color de rosa|coals to newcastle|clair de lune|
chinese whispers|chico-esperto|chico esperto|chico espertice|chi va piano|chi trova un amico|
chi troppo vuole|chi tace acconsente|chi semina vento|chi non risica|chi me lo fa fare|chi lo sa|
chi la fa|chi ha tempo|chi fa da sé|chi dorme non piglia|chi di spada|chi cerca trova|
cheval de troie|che dio ce la mandi|chatty cathy|charley horse|cayenne pepper|cavallo di troia|
casa da mãe joana|casa da joana|carta bianca|carpe diem|capitan fracassa|
caiu o carmo e a trindade|cabeza de turco|caballito del diablo|c'est la vie|c'est la bérézina|
c'est byzance|böhmische dörfer|böhmen am meer|by the grace of god|by george|brussels sprouts?|
bruder lustig|bruder leichtfuß|brazil nuts?|brave hendrik|boîte de pandore|boze wolf|
boston tea party|bona[- ]notte ai suonatori|bon dieu|bombay duck|bolognese sauce|bob a job|
bloody mary|black-eyed susan|billy no[- ]mates|billy goat|big bertha|big ben|bermuda shorts|
berliner weiße|berliner luft|benjamin der familie|beltrano e sicrano|belle de nuit|belle de jour|
bella ciao|bei adam|before you can say jack|before cock robin|bed of roses|babbo natale|
baba au rhum|año de nieves|año de bienes|ave maría purísima|aunt sally|august company|
au nom du père|até que enfim|aprilletje zoet|aprile dolce dormire|april,? april|april showers|
april fools?|april doet|amazing grace|altweibersommer|alter schwede|alter falter|
als alle vogels in mei|alles neu macht der mai|allen ernstes|alle wegen leiden naar rome|
alle wege führen nach rom|alla carlona|all work and no play|all roads lead to rome|aken zijn niet|
ai tempi di carlo codega|ai jesus|agua de mayo|adamskostüm|adamsappel|adamsapfel|adam und eva|
adam riese|achilleshiel|ach du lieber himmel|ach du lieber augustin|ach du grüne neune|
abril,? águas mil|abril lluvioso|a vida é bela|a santo de qué|a san martino|a rose by any|
a la vejez,? viruelas|a la buena de dios|a graça da coisa|a esperança é a última|
a cada cerdo le llega su san martín|a buenas horas,? mangas verdes
""".replace("\n", "")
