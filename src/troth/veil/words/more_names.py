"""Family names, and words that are names besides, in plain letters: hints, never proof."""

from typing import Final

from troth.veil.words import listed

FAMILY: Final = listed("""
aalbers aalto aarts aas abad abadie abara abascal abashidze abate abbasi abbaszadeh abbatangelo
abbott abboud abdelaziz abdelrahman abdi abdullaev abdullahi abdykadyrov abe abed abenov abergel
abernathy abma abrahamyan abramov abramovich abrantes abreu abubakar acar acharya acheampong
achebe acheson achour achterberg ackermann acosta acquaviva adachi adamczyk adamkus adams addo
addy adeleke ademola adeniyi adesanya adewale adeyemi adjei adler adomaitis afolabi afridi afshar
afshari agarwal agbaje aggarwal agostini agostino aguado aguiar aguilar aguinaga aguirre agyeman
ahern ahlers ahlgren ahluwalia ahmadi ahmadinia ahn ahuja ainsworth ait aizpurua ajayi ajeti
akande akbas akbulut akcay akdogan akgul akhmetov akhmetova akhtar akinfenwa akinola akintola
akinwande akkermans aksoy aksu aktas akufo akyuz alabi alam alami alarcon alavi albanese albayrak
albers albescu albright albu albuquerque alcantara alcorta aldridge alencar alexiou aliprandi
aliyev aliyeva alkan allard allardyce allegretti almagro almeida alon altay altin altmann
altobelli altun alvarado alvarenga alvarez alves amador amankwah amar amaral amato amenabar ami
amico amin amini amoako amorim amoroso ampofo amrani amsalem anagnostou anastasi anaya andersen
anderson andersson andrade andreescu andreou angelis angelopoulos anghelescu aning anjos anjum
ansah ansari antal antonelli antonenko antonescu antoniou antunes antwi anwar anyanwu aoki
aparicio apostolidis appiah appleby applegate appleton apte aquino aragao aragon arai araki
aramburu aranburu aranda araujo arce arellano arenas ari arias armendariz armitage arndt arora
arozamena arrieta arroyo arruda arslan arteaga arutyunyan asadi asamoah asano asante asfour
ashcroft ashkenazi ashworth aslam aslan aslanyan assefa assis assmann assuncao asthana atalay
atasoy ates athanasiou atherton atkins atkinson attar attwood aubert aubry audet auer auger
avagyan avci avetisyan avidan avila avram awad awan awolowo ayad aydemir aydogan azeredo azevedo
azikiwe azimi azizi azoulay baba babbitt babic babu baccouche bachmann backhaus backstrom
badalamenti badawi bader bae baek bagchi baghdasaryan bagheri bagratuni bagshaw bahl bahr bahrami
baidoo baig baigunov bailly bainbridge bajaj bajic bajwa bakkali bakke bakos bakr bakri bakshi
balakrishnan balan balanescu balciunas baldacci baldi baldwin ballesteros baloch balode balodis
balogh balogun bamba bamford banas bancroft bandeira bandyopadhyay banerjee bang bansal baptista
barakat barbier barbieri barbosa barbu barcelos barclay barendrecht barker barksdale barlow barnes
baron barone barraclough barre barrera barreto barrett barrientos barrios barros barta barthel
barthelemy bartlett bartolini barton barua barzilai basaran basha bastos basu bateman batista
batra battaglia baudouin bauer baumann baumgartner bautista baxter bayrak bazin beaulieu beaumont
beauregard becerra beck becker beckett bedi beekman behrendt behrens bekele bekkali bekmukhamedov
bektas belanger belhadj belkacem bellamy bellanger bellini belov beltran benali benard benavides
benchekroun benedetti bengoetxea benitez benjelloun benkirane bennani bennett benslimane benson
benvenuti berard berberi berglund bergmann bergsma bergstrom beridze berisha berkhout berkovich
bermudez bernal bernardi bernhardt berrada berry berthelot berti bertin berzina berzins besnard
besson bettencourt bevacqua beveridge beyer bezerra bhagat bhalla bhandari bharadwaj bhargava
bhasin bhat bhatia bhatt bhattacharya bhatti bhosale bhriain bhutto bianchi bickerstaff bielak
biermann bigot bijl bijlsma biko bilgin billard bilyk binder birch biro bischoff biswas biton
bittencourt bjerregaard bjorklund blackburn blackwood blakeley blanchard blanchet blankenstein
blaszczyk blazquez bledsoe blomqvist bloomfield blum blumenfeld boakye boateng boavida boccadoro
bodin bodnar boelens boersma bogaert bogdanescu bogdanov bognar bohm bohnert boisvert boix bolanos
bolhuis bolkvadze bolton bondarenko bonetti bongartz bongiovanni bonhomme bonnard booth borchert
borges borisov borkowski borowska borrego boschma bose bostrom bosworth botelho botha bouazza
bouchard bouchareb boucher boudet boudiaf boudreaux boukhari boulahrouz boumediene bourdon
bourgeois bousquet boussaid bouteflika bouvier bouwman bouwmeester bouzid boyer boyko boyle
bozkurt bracciante bradbury bradshaw braga braganca brahmbhatt braithwaite bramley brandao
brandreth brandstrup brandt brannigan bratu brault braun brekke breuer brewer briand bridgewater
brien briggs brinkman brinkmann briones brito broadbent brockmann broekhuizen bromley brossard
broussard brouwer brown bruckner bruijn bruneau brunet brunner brzezinska buchholz buchner buckley
bui buisson buitenhuis bukhari bukowski bulatovic bullock bulut bunyasiri buonomo burgess burgos
burke burmeister burnett burrows buschmann bustamante bustos butt butterworth byrne bytyqi byun
caballero cabanas cabello cabral cabrera cabrita caccavale caceres caetano cahill cai cakir cakmak
calado caldas caldeira calderon calheiros calhoun calinescu caliskan callaghan callahan calvert
camacho camara camargo campbell campos camps camus canavarro canizares cannavacciuolo cano cao
capobianco caputo carballo carbone cardenas cardinale cardoso carlier carmichael carmody carmona
caron carpentier carr carranza carrasco carre carrera carrillo carstens cartier cartwright caruso
carvalho casadevall casanova casimiro castaneda castanheira castano castellanos castelli
castelnuovo castleberry castro catalano cattaneo cavalcanti cavallaro ceballos ceccarelli cela
cele celik cerqueira cetin ceylan chabert chacon chadha chadwick chahine chaisuwan chakrabarti
chakraborty chamberlain champagne chanda chandran chapman chapuis charbonnier charpentier charrier
chastain chatterjee chatterton chaturvedi chaudhary chaudhry chauhan chauvin chaveiro chavez
chawla cheema cheetham cheng cherian cherif cheung chevallier chia chiang chiba chikovani
chikwanha chirila chiu chkheidze chmielewska cho choe choi chopra chow choy chraibi christensen
christiansen christodoulou christou chu chua chukwu chun chung ciampi cieslak ciftci ciobanu
cipriani cirillo cisneros cisse claes claessens clark clarke clausen clayton clegg clifford
cnossen coates cobb coenen coffey cohen cojocaru cojuangco colak colas colasanti colclough coleman
collado collet collin colombo condori connell connolly considine constantinescu contreras coppola
corbett corcoran cordeiro cordero cordier cordoba cormier cornejo corradi corrales correia cortes
coskun cosson costantini coste costello cotterill coughlan coulibaly coulon courtois coutinho
couto couturier cox cozma crabtree cranston crawford crawley crespo cresswell crispino cristea
croft crompton cros crosby crossley crowley crowther csizmadia csonka cuenca cuevas culhane
cullinane culpepper cunha cunliffe cunningham cusihuaman cusimano cuypers cvetkovic czajka
czarnecki czernin daalmans dabrowska dahan daher dahl dahlberg dahlin dahlmann dahmani dalal
dalmasso daly damasceno dambrauskas damstra daneshvar dang danielsen danielyan danjuma danquah
dantas danylenko darwish dasgupta daskalakis datta dauphin davenport davies davitaia davoudi
dawson dayan deak dearden deasy degiovanni dekker dekkers delacourt delacroix delage delahaye
delaney delattre delaunay delcroix dellacasa delmas delorme demir demirbas demirci demirel
demirtas denecke deng denham dent dervishi desai deschamps deshmukh deshpande desjardins desmarais
desmet dessie devaux devlin dewhurst dhaliwal dhar dhawan dhillon diaconescu diaconu diakite
diarra diaz dickinson dieng dietrich dijkgraaf dijkstra dike dillard dima dimaculangan dimitriadis
dimitriou dimitrov dinc ding dinh dinu diop diouf dittrich dixit dixon djebbar dlamini doan dobre
dobson dodd doherty doi dolan dolezal dolezalova dolidze domanski domingues dominguez donaldson
donati donnell donnelly donoghue doolan dooley doornbos doring dorn dornelas doshi dowd doyle
draaisma dragomir dragovic drechsler dreyer driessen driscoll drummond duan dube dubey dubois
dubose dubreuil duchesne duckworth duclos duda dudek dudley duffy dufour duhamel duijvestein duka
dumalagan duman dumas dumitrescu dumont dunn dupont dupre dupuis duran durand durham durmaz durmus
durrani dutra dutta duval dvorak dwivedi dwyer dzhafarov dzhumabayev dziedzic earnshaw eastman
eastwood ebert ebrahimi ebube eccles echevarria echeverria eckert economou edelstein eder edwards
egan eggink eglitis egwu ehlers eichhorn eichler eid eide eikelboom ejiofor ekinci ekstrom ekwueme
elbaz elezi elizalde elizondo ellington ellis elmas elmasry elzinga emami emery enache encinas
endo engelhardt engels enriquez entwistle eom erbil erdos ergashev ergun eriksen eriksson ermekov
ersoy escobar escriva escudero esen eskandari esmaili espinosa espirito esposito esser esteves
estevez etcheverry etxeberria evangelista evans evers everts eze ezeh fabbri faber fabre fahmi
fairbairn fairclough faivre fajardo falcao falcone falconieri faleolo falkenborg fallon farahani
farhat faria farias farina farinas farkas farooqi farrell farrokhzad farsi fasano fashola fassi
faucher faulkner faure fava favre fayed fazekas fazeli fedorenko fedorov feenstra feher feijo
fekete fekir feldmann feldstein fennelly fenwick ferguson fernandes fernandez ferrand ferrandiz
ferrao ferrara ferraro ferraz ferreira ferrer ferretti ferri ferro fiedler fielding fifita
figueira figueiredo figueiroa figueras figueroa fijalkowska filatova filipek filipovic finch fink
finnegan fiordaliso fisher fishman fitzgerald fitzpatrick flaherty flanagan fleischer fletcher
fleury florakis florea flores florescu flynn fodor fofana fokkema foley fong fonoti fonseca
fontenot fontes fontoura forrester forsberg forster fortin fossum foster fothergill fouquet
fournier fowler fragoso franca franchi franke frankenberger frattini freeman freire freitas
freixas frey friedman friis fritsch frohlich frolova fuentes fujii fujimoto fujita fujiwara fukuda
fukui fukushima fumagalli fung funk fuqua furtado furukawa fusco fuster gabarri gabay gabhann
gaddour gaffney gaikwad gaillard gaines gajda gajewski gal galan galanis galindo gallagher
gallardo gallego gallet galli galloway galvao galvez gama gambacorta gandhi ganguly gao garay
garcez garcia gardiner garg gargiulo garland garnier garofalo garrido garside garza gashi gasimov
gaspar gasparyan gatchalian gaudin gautier gavrila gebhardt gebre gebremariam geffen geiger
geisler gelashvili genc geoghegan georgescu georgiadis georgiev georgiou geraghty gerber gerlach
germain gervais geurtsen gevorgyan ghaffari ghamdi ghanem ghani ghasemi ghazali ghazaryan
gheorghiu ghirardi ghosh giannattasio giannini giannopoulos gibbons gibson gilani gilchrist gill
gillespie gillet gimenez giordanengo giordano girard giraud girault giuliani gjoka gjonaj glick
glowacka glynn gobel godard goddard godinho goel gogarty gogoladze goh goicoechea goikoetxea gok
gokhale gokmen goksu goldberg goldfarb goldstein golubev golzar gomes gomez goncalinho goncalves
gong gonzalez goo goodwin goossens gopalakrishnan gorbachuk gorecka gorman gorski gosselin goswami
goto gould gouveia goyal grabowski grady grandjean granger grassi grasso greco greenberg
greenhalgh greenwood greiner grenier grewal griffin griffiths grigas grigorescu grigoryan
grigoryev grimm grimshaw groeneveld grondin grover gruber grunwald guan guarachi guedes guerin
guermazi guerreiro guerrero guha guichard guidi guidry guijarro guilbert guillet guillot guimaraes
gulati guler guliyev gultekin gulyas gumede gumus gundersen gundogdu gungor gupta gurbuz gusmao
gustafsson gutierrez gutman gutowska guven guyon guyot guzman gwak gyasi haanstra haapala haas
haase hackett hadad haddad hadfield hadiningrat hadj hagan hagemann hagen haglund haidari haigh
hailemariam haim hajjar hajkova hakobyan hakvoort halabi halasz hale halevi halimi halliday
halloran halonen halvorsen hamada hamalainen hamdan hamdi hameed hamel hamidi hamilton
hammerschmidt hammond hammoud hampson hancock handa hanley hanrahan hansen hansson haque hara
harada harari harb harcourt hardcastle harding hargreaves hariri harms haro harrington harris
hartley hartmann hartwig harutyunyan hasanov hasegawa hashemi hashimoto haslam hasnaoui hathaway
hatoum hattori haugen haupt hauser haverkamp havili hawkins haworth hawthorne hayashi hazan healey
healy heaton hebert heckmann hedlund heemskerk heffernan hegde hegedus heidari heidenreich
heijmans heijnen heikkinen heinemann heinze heise helbig heller hempel hendriks heng henke
hennessy hennig henriksen henriques hentschel heo hepworth herbin heredia hermans hernandez herold
herranz herrera herzog hesse heuer hewitt heyworth hibbert hidalgo hidayat hiemstra higgins
hightower higuchi hijazi hildebrandt hilton hinchliffe hinojosa hinrichs hinz hirano hirata hirose
hirschfeld hlavacek hobson hodgson hoekstra hofer hoffmann hofmann hofstede hofstra hohmann
holanda holden hollister hollmann holloway holm holmberg holmes holmgren holtz honda hoogland
hopkins horak horgan horn hornyak horowitz horrocks horstmann horvath hoshino hosni hossain
hosseini hoti hou houghton hovhannisyan hovland howarth howell hoxha hriscu hrytsenko hsieh hsu
huang huber hubner hudson huenchumilla huerta huet hughes huisman hulshof humbert hummel humphreys
hurst hurtado huseynov hussain hutchinson huynh hwang iacobucci iancu ibanez ibarra ibe ibekwe
ibraimov idrissi igarashi igwe iheanacho iida ijsbrandy ikeda ikpe ilic ilves imai imamaliyev
imbert imeri impellizzeri ince ingham ingram innocenti inoue ioannidis ioannou ionescu iordache
iqbal iravani iriarte isakov isaksson ishida ishii ishikawa iskakova ismayilova issa isufi ito
ivanenko ivanov ivanova ivascu iversen iveson iwasaki iwu iyengar iyer izquierdo jabari jablonska
jabri jacobs jacobsen jacquemin jacquet jacquot jadhav jafari jager jahn jain jakab jakobsen
jakovljevic jalali jalalzai jallow jamali jameson janashia jang jankauskas jankovic jankowska
jansen jansons janssen janssens japaridze jaramillo jardim jarvis jashari jasinski jaspers
jaworska jefferson jeffries jenkins jennings jensen jeon jeong jespersen jha jimenez jindal
jirapong johannessen johansen johansson johnson johnston jolivet joly jones jongbloed jonker
jonsdottir jorgensen joshi jourdan jovanovic jowett juarez juhasz jumabaev jurado kabbani kabede
kaczmarek kaczor kadam kaddour kadosh kadri kaewmanee kagame kahale kahraman kahya kakar kakkar
kalinowska kalnina kalnins kalogeropoulos kalua kamaka kamali kamara kamath kaminska kaminski
kamphuis kanaan kanawa kaneko kannan kante kapadia kapanadze kaplan kapoor kapur kara karaca
karadag karagiannis karagoz karahan karakas karakoc karam karaman karamanlis karanja karapetyan
karatas karimi karimov karimova kariuki karlsen karlsson karpenko kask kasprzak kassab kassymova
kastrati katona kats katsaros kattan katz kaufmann kauhalalalo kaul kaunda kaur kavaliauskiene
kavanagh kawaguchi kawakami kawamura kawasaki kaye kazemi kazlauskas kazlauskiene kazmi kealoha
keane kearney kearns keating kedzierski keeffe keegan keita keizer kelemen kellaway kelleher
kellermann kelmendi kemp kendall kennedy kenyatta kenyon keogh kerekes kermani kern kershaw keskin
kessler ketelaar kettani kettlewell khachatryan khalaf khaldi khalifa khalili khan khani khanna
khatib khatri khattak khelifi khokhar khong khorasani khouri khoury khuc khumalo khurana kiani
kiefer kiely kijowski kikuchi kilbride kilic kilinc kilpatrick kimani kimura kincaid kinoshita
kinsella kipkemboi kiplagat kiraly kirchner kirkpatrick kirschbaum kishimoto kitamura kivirahk
kjaer kjaergaard klavina klemm klimek klingbeil kloosterman kluge knabe knezevic knipscheer knoll
knowles kobayashi koc kocak kocharyan kocsis koh kohl kohler kohli koiv koivisto kojima kokkinos
kolarov kolodziej komatsu konate kondo kondratenko kone kong konieczny kono konstantinidis kontos
koo kooistra koopman kopczynska kopecky koppelman korhonen korkmaz koroma koscielniak kose
kosinski koster kostic kostopoulos kouassi kovac kovacevic kovacs kovalchuk kovalenko kowal
kowalczyk kowalska kowalski kozak kozlov kozlowska kraft krajewski kramer krasniqi krasnov
kratochvil kraus krause kravchenko krawczyk kremer kress kretschmer krieger krishnamurthy krishnan
kristiansen kroger krol kruger kruijswijk krumins krupa kruse kubacki kubiak kubo kucera kucharska
kudo kuhlmann kuhn kuijpers kulkarni kumalo kumari kundu kunene kunze kuo kurek kuroda kurtulus
kus kusuma kusumawati kuusk kuznetsov kvaratskhelia kvistgaard kwak kwan kwiatkowska kwok kwon
kyriakidis labbe lacatus lacerda lacombe lacoste lacson lafont lagana lagarde lages lahlou lai
laine lakatos lakhdar lal lamba lambert lambropoulos lammers lamrani lamy lancaster landi landry
langeveld langley langlois lapid lapina laporte larijani larkin laroche larsen larsson laskowska
latham latour lau laurinavicius lauritzen laursen lavigne lavoie lawal lawson lazar leadbetter
leal leary leavasa lebeau lebedev lebon lebreton leclerc leclercq lecomte ledbetter ledesma ledger
ledoux leduc leenders lefebvre lefevre leger legrand lehmann lehtinen leigh leitao leiva lejeune
leka lekuona lelievre lemaire lemaitre lemke lemoine lemos lengyel lenihan leong leota lepik
leroux lesage lesniak letellier leung lev levasseur leveque levin levy lewandowska liang
liebermann liepa lightfoot lim lind lindberg lindemann linders lindgren lindholm lindner lindqvist
linhares liu livesey lizarraga llamas llanos lleshi llorente lobato locatelli lockhart lodhi loh
lohmann loiseau loman lomax lombardi lombardo lomidze lonergan longbottom longo looney lopes lopez
lorusso losantos loughnane loureiro lourenco louvet lovejoy lozano lubbers lucena lucero ludtke
lugo lukacs lukic lund lundberg lundgren lundqvist lungu luo luong lupu luthra luu lyngstad lyons
lysenko lytvynenko maalouf maas maassen mabrouk mac macallister macapagal macdonald macedo machado
macharia macias maciejewska maciel macleod macnamara madaki maddocks madigan madsen madureira
maeda maeng maes magalhaes magbanua maggi magi magnoni magnusson magsaysay maguire magyar magyari
mahajan mahalingam mahdavi mahe mahfouz mahjoub mahlangu mahoe mahony maier maillard maimon maina
maisuradze majewska majumdar mak makarova makeba makela makhlouf makinde makinen makowski makris
malaspina maldonado maleki malheiro malhotra malinowska malki mallet malley mallick mallory mamani
mamedov mammadli mammadov mammadova mamytov manalo mancini mandelbaum mangan mangeshkar mangubat
manning manolache manolakis manole manrique mansouri manukyan manzano marchal marchenko marchetti
marciniak marechal margolis mariani marinescu marinho marini marino markiewicz markopoulos
markovic marquardt marques marquet marquez marra marsden marshall martel martens martineau
martinelli martinez martini martino martinsen martirosyan marty maruyama mascarenhas maseko
maslanka masood masoud masri masse masson mastrogiovanni masuda matamoros matei mateos mathebula
mather mathur matos matsuda matsui matsumoto matsumura matsuo matthews mattila maurer maury mavros
mayer mayfield mazeika mazepa mazur mazurek mazza mazzoni mbaye mbeki mbokani mbuyi mcallister
mcarthur mcbride mccabe mccafferty mccarthy mccormack mccoy mccullough mcdermott mcelroy mcgee
mcginty mcgrath mcgregor mcguinness mchedlishvili mcinerney mcintyre mckenzie mckeown mclaughlin
mcloughlin mcmahon mcnally mcnamara meara mebarki meddeb medeiros meertens mehra mehrotra mehta
meier meijer meinhardt meireles meissner mejia mekki melander melendez melis melkonyan melnyk melo
meloni melzer memon menard mendes mendieta mendonca mendoza menendez menezes meng menon mensa
mensah menzel mercier merino merriweather mertens mesquita messaoudi messina meszaros metcalfe
metzger meunier meyer meza mezzadri mian michailidis michalak michaud michels michiels middelkoop
middleton mihailescu mihajlovic mikhailov mikkelsen mikolajczyk milani millet millward milosevic
minogue mirza mirzaei mirzoev mishra mistry mitropoulos mitrovic mittal miura miyamoto miyazaki
mizrahi mizuno mkhize mkrtchyan modak moerdijk mohammadi mohamud mohanty mohr mokhtar mokoena
moldovan molefe molina molla moller molloy molnar moloney monaco monaghan mondal monier monnier
montague montalto montalvo montanari montano monteiro montenegro montero montgomery monti montoya
mooney moorhouse mor moradi morais morales moravec morcillo moreau moreira morel morelli moretti
mori moriarty morimoto morin morina morita morozov morozova morris morrison mortensen mortimer
morvan moscatelli moseley moser moskowitz mosley mota moura mourao mousavi moutinho moya moynihan
moyo mrabet mroczek mroz mthembu mubarak mudenda mudge mugabe mughal muhammed muhlbauer mukendi
mukherjee mulcahy mulder mulders mulhern mulligan munch munguia muniz munoz munteanu murakami
murata murati murdoch murillo murphy murray murthy musial mustafaj mutasa mutlu mutombo mwale
mwila myhre naaijkens naceri nadiradze nagai nagata nagy nahmias nahuelpan naidu naik nair najafi
najera najjar nakagawa nakajima nakamura nakano nakashidze nakata nakayama nakhleh nakimuli
nambiar namgung nanda napolitano naqvi narang narasimhan narayan nascimento naseri nasr nassar
nasution natarajan naumann nauta navarre navarrete navarro navon nayak nayar naylor nazarbekova
nazari nazarov nazaryan nchimbi ncube ndiaye ndlovu ndong ndreu neagu nedelcheva negi negrete
negri neill nemeth nesbitt neubauer neumann neves newbold newcombe ngai ngata ngcobo nghiem ngo
nguema nguyen niang niazi nic nicholls nickel niculescu niemann nieminen nieuwenhuis nightingale
niguez nijhuis nikolaev nikolaidis nikolic nikpour nilsen nilsson ninh nishida nishikawa nishimura
nistor njoku nkemelu nkomo nkosi nkrumah nocentini noda noguchi nogueira nogueirinha noguera noh
nolan nolte nomura nong noorani noordhoek nordstrom normand noronha norris northcott nouri novais
novak novakova novikov nowacka nowak nowakowska nowicki ntuli nugroho nunes nunez nurmagambetov
nuttall nwachukwu nwankwo nwosu nyambe nyberg nygaard nykanen nyong nystrom nzinga oakes oakley
obasi oberg oberhuber oberoi obiang obiora obradovic obregon ocampo ochoa odegaard odhiambo odinga
odumegwu oetken ofori ogawa ogbonna ogden oguchi ogunbanjo ogunleye ohana ohayon oikonomou oishi
ojeda ojha okada okafor okamoto okazaki oke okeke okereke okocha okonkwo okorie okoro okoye okpara
oladipo olafsen olaniyan olatunji oldfield oldham olejniczak olivares oliveira olivieri oliynyk
olmedo olsen olsson olszewska oluwole omari omondi omotosho ong onishi ono onuoha onwudiwe onyango
oosterhuis opara opdam openshaw opitz oprea oprisan orazov orban ordonez orellana orlandini orlov
orlowska orosz ortega ortiz oruc osborne osei osmani osorio ostergaard ostrowska ota otani otero
othmani ots otsuka ott otte ouali ouattara ouellette ouyang owusu oyarzun oyelaran oyelowo ozaki
ozbek ozcan ozcelik ozdemir ozer ozkan ozola ozolina ozols ozturk pacheco paddington padilla
padmanabhan pagani pagano pahlavan paik paiva pak paki palacios palfreyman pallares palmieri
palomino palumbo pandey pandit pang panganiban pangestu pangilinan panicker pantazis pantoja
papadakis papadimitriou papadopoulos papageorgiou papanikolaou pappas paquet parata paredes parekh
parikh parisi parlak parmar parmentier parn parreira parrish parsa partridge parvulescu pascoe
pascual pasha pasquier passalacqua pastore pasztor patel pathak patil patterson paulauskas paulsen
paulusma pavlenko pavlova pavlovic pawar pawlak pawlowska payet payne pearson pedersen pedrosa
peeters peinado peixoto pelaez pellegrini pellegrino pelletier peltier pemberton penaranda
pendlebury penha penrose pepin peralta perdomo pereira peretz perez perkins perlman permana perret
perrier perrin perrone perrot persson pestana peters petersen petkov petrauskas petrenko petrescu
petridis petrosyan petrov petrovic pettigrew pettway pfaff pfeffer pfeiffer pfister pham phan
phelan phi phiri phongphan phung piasecka piatek picard piccinini piccoli pichon pickering pickett
pietersma pietrzak pietsch pijnenburg pilkington pillai pilz pimenta pimentel pineau pineda
pinheiro pinna pinter piotrowska piras pires pizarro platt ploger plummer poelman poelstra pohl
poindexter poirier polak polat poli polkinghorne pollard polyakova ponce ponomarenko pontevedra
poole poon popa popescu popov popovic popp portela portillo postlethwaite postma poulain poulsen
pozzi pradhan pragana prajapati prasetyo prates preda prendergast prendi preston preuss prevost
prieto prins pritchard probst prochazka proctor prudhomme przybylska pugliese puig pujol punzalan
puri purnama purohit pyo qaderi qadir qadri qasimi qazi qerimi qiao qiu quach quah quaresma
quattrocchi quaye queiros queiroz quezada quigley quilodran quintana quintela quintero quispe
quraishi qureshi raaijmakers rabinovich racz raczkevi radcliffe rademacher rademaker radic radu
raducanu rafferty raghavan rahal rahimi rahman rahmani rahmouni rainey rainwater rajagopal rajan
rajput rakhimov rama ramachandran ramadan ramakrishnan ramalho raman ramanathan ramaswamy ramirez
ramsbottom ramsden randhawa rane ranganathan rangel rangihuna ranjbar rantanen rao rapp raptis
rashidi rasmussen rastogi ratajczak ratcliffe rathke rathore rattan rattanakosin rauch raudsepp
ravenel ravn rawat rawlings raynaud raza razak razavi rebane rebelo rebollar rebollo recabarren
reddy redfern redlich redmond redondo regan regnier rehman reichert reilly reimann reimers
reinhardt reitsma renault renner renteria requena resende restrepo reuter rexhepi reynaud reynolds
rezaei rhee ribera ricci ricciardi richards richter ridgway riedel rieger rietveld rifai rigby
rimkus rimmer rinaldi riordan riquelme ritter rivas rivera rizvi rizzi rizzo roberts robertson
robinson robledo robles roche rocher roder rodiles rodrigues rodriguez roelfsema roelofs rogalska
rogers roh rohde rojas roldan rolim rolland romano romao romer ronning rooijakkers roozen roque
rosati rosch rosen rosenberg rosenthal rossetti rostami roth rothe rothwell rotich roundtree
rourke rousseau roussel rovira rowbottom rowland royer rubinstein rudenko rueda ruggiero ruijter
ruiz runge ruocco rupp rushton russo rustamov rusu rutherford rutkowska rutledge rutter ryder
rzayev saadi saarinen saavedra sabag sabatier sabbagh sabharwal sabonis sachdev sachs sadeghi
sadowska sadykova saetang saez safavi saglam saha sahakyan sahni sahu saidi saito sakai sakamoto
sakurai salameh salazar salcedo saldana salehi salem salerno salgado salgueiro salhi salinas
salmon salonen salonga salvi samadi samaniego samaras sampaio sampath sanchez sandberg sanderson
sandhu sandoval sandu sane sanfilippo sanghvi sanjurjo sankara sano santana santillan santini
santis santoro santoso sanz saparova saputra saraiva sarantis sargsyan sarikaya sarkar sarma
sarmiento sarpong sarr sartori sasaki sasson sathe sato satterfield satterthwaite sattler saunders
sauvage savchenko sawada sawicka saxena sayed sayegh scanlon scarpa scarpitta schafer schaller
scharf scheffler scheltema schenk schepers scherer schilling schindler schipper schippers schlegel
schluter schmid schmidt schmitt schmitz schofield scholten scholz schoonhoven schouten schramm
schreiber schroder schroter schubert schuhmacher schuler schulte schultz schulz schulze schumann
schurmann schuster schwab schwartzman schwenke scruggs seabra seah sebti seck seddon sedlak segal
segovia seguin segura sehgal seidel seifert seiler seixas seki selimi sellers semenova sen sener
sengupta sepulveda serban sergeev serpa serrano serrao sesay sethi setiawan seumanutafa sevinc
sezer sforza shackleton shah shahbazi shaheen shaikh shala shalev shami shanahan shao shapira
sharabi shariati sharif sharma sharples shaughnessy shea sheehan shehadeh shehu sheikh shelton
shemesh shen shengelia shenoy sheridan shetty shevchenko shi shibata shih shimada shimizu shinde
shinoda shirazi shitrit shrivastava shukla shum shvets sibanda siddiqui sidebottom sidhu sidorov
siebert siegel sievers signorelli sigurdardottir sikka sikkema sikora sikorska silberman silveira
silvestri simic simmons simoes simonetti simonyan simpson simsek sinclair singh singhal sinha
sipos siqueira siregar sissoko sithole situ siu sjoberg skelton skov skowronska slater slaughter
slimani sliwa slotboom smeets smethurst smirnova smit smith snijders soares sobczak sobral
soderberg sodhi sokolov sokolowska solanki solano solberg solis soltani somogyi soni sonmez
sonnenberg sood soomro sorensen soria soriano sorokin sorrentino sotelo sousa sousinha southworth
souza sow sowande soylu spaans spadavecchia spanos specht spinelli spoelstra spyropoulos
srinivasan srisai srivastava stachowiak stackhouse stafford stahl stam stanciu standifer stanescu
stankeviciene stankevicius stankiewicz stankovic stanton stapleton stavropoulos steenbergen
stefanov stein steinbach steiner steinmetz stenberg stenzel stepanyan stephenson stepien stirling
stockdale stoffels stoica stolarczyk stovall stoyanov strand strauss strickland strobel strom
stubbs stumpf suarez subramaniam sugawara sugden sugimoto sugiyama suh suharto suissa sukarno
suksawat sullivan sumulong sundberg suri suryadi sutanto sutcliffe sutherland suzuki svendsen
svensson svoboda swafford swaminathan sweeney swindells swinkels sydorenko syed sykes szabo szalai
szczepanska szekeres szeto szewczyk szilagyi szoke szucs szulc szymanska tabatadze taborda
tachibana tadesse tafari tagliabue taguchi taha taheri tahiri tai tak takacs takada takagi
takahashi takeda takeuchi takyi talbert talwar tamayo tamburrino tambwe tamehana tamimi tamm
tamura tanabe tanaka tanase tandon taneja tang taniguchi tapia tashkenov taskin tattersall taufa
taufahema tavakoli tavares tay tazelaar tazi tedesco tehrani teissier teixeira teixeirinha tejada
tejero tekin teles tellez temel tempest teng tenorio teo terpstra tesfaye tessier tetzlaff texier
thaci thackeray thakkar thakur thapar theodorakis theunissen thiam thibodeaux thiel thiele
thijssen thistlewood thompson thomsen thongchai thornton thorpe thorsen threlfall tian tiedemann
tierney tieu tillotson timm timmermans tindall tiwari tkachenko tlili tobin todorov toh toivonen
toktogulov toledo tolentino tolliver toma tomaszewska tomczak tomic tomlinson tong toole topal
toprak torok torralba torvald tosi tosun toth toumi toure tournier townsend trabelsi tran traore
trautmann tremayne tremblay trevelyan trevisan trieu trigueiros trindade trivedi truitt trujillo
tsai tsakiris tsang tse tseng tshabalala tsiklauri tsipouras tsuchiya tsuda tsui tsuji tuala
tubman tudorache tuilagi tuna tunc tunnicliffe tuominen tupac tupou turan turcanu turk turnbull
tursunov twomey tyagi tymoshenko tzanetakis tzur ubani ubeda ucar uddin ueda uehara ueno ugarte
ugwu uhlig uittenbogaard ullrich uluc umarova umeh unal underhill ungaro unger ungureanu unsworth
unwin upadhyay urban urbaniak urbina urbonas uribe urquijo urrutia ursachi ursu usenov usmani usta
uwimana uysal uzor uzun vacarescu vaccaro vachon vadasz vaher vaillant vaipulu vaitkute vaknin
valadares valdes valdivia valencia valenti valentini valenzuela valero valette vallee vallejo
valverde vance vanderbilt vardanyan varela varga vargas varghese varma vasconcelos vasilakis
vasilenko vasilescu vasiliauskas vasiliev vass vasseur vasudevan vata vaughn vaz vazquez veenstra
veiga velasco velazquez veldkamp veloso venkataraman verbeek verbruggen verdier veres vergara
verhagen verhoeven verissimo verma vermaat vermeer vermeulen vernier verstraeten vesely
vestergaard vetter viana vicario vickers vidal vidigal vieira vien vigneron vik vilches vilela
vilhena villa villacampa villalba villalobos villanueva villar villasenor villegas villeneuve
vinci vincze vinogradov virtanen viswanathan vitali vitola vlachos vlasblom vogt vohra voicu voigt
volk volkers volkov vollmer volpe voros voss vroom vukovic vunipola vuong vural vyas wada waddell
wadhwa wadsworth wagenaar wagstaff wainwright waititi wakefield walczak walia wallin walmsley
walsh walton wang wanjala warburton wardle warrington warsame washington wasilewska wassenaar
watanabe waterhouse waterman watkins wazir weatherby weatherspoon weber webster wedgwood wegener
weidner weigel weinberg weinstein wekesa wendt weng wentworth wenzel westbrook westerlund
westermann westerveld whalley wharekura wheatley wheeler whelan whisenhunt whitaker whitby
whitehead whitfield whitmore whittaker whittle wibowo widjaja wieczorek wiegand wieland wiersma
wiese wigglesworth wijaya wijnands wilcox wilczek wilke wilkinson willems williams williamson
willms willoughby winfield winkelmann winkler winstanley winterbottom winther wirth wisniewska
witherspoon witkowska witt witte wlodarczyk wojciechowska wojcik woldemariam wolff wolstenholme
wolters wolthuis wong wongsawat woodard woodhouse woodruff worthington wouters wozniak wrigley
wrobel wroblewska wrona wunderlich wysocka xenakis xhaferi xie xing xiong xirau yaakobi yacoubi
yadav yadin yagi yakovlev yamada yamaguchi yamamoto yaman yamanaka yamashita yamazaki yancey yanez
yano yao yarborough yardley yasuda yates yazdani yazici yeboah yeghiazaryan yeh yeo yeung yildirim
yim yin yip yokota yokoyama yosef yoshida yoshikawa yoshimura youngblood yousafzai yuce yuen
yuksel yulianto yupanqui yurchenko yurt yusupov yusupova zabala zabaleta zachariah zago zahrani
zaidi zainal zaitsev zajac zakharchenko zalewska zamani zambrano zamfirescu zamora zand zander
zandstra zanella zanetti zanon zapata zarate zardari zarins zavala zawadzka zayani zeilstra zein
zeka zelenko zeller zeman zeng zepeda zeqiri zerhouni zeroual zervas zewde zhaksylykov zhan zhang
zhao zhivkov zhou zhu zhuang zhukova ziani ziegler zielinska ziemann zijlstra zilberstein
zimmermann zingaretti ziolkowska zito zivkovic zogaj zohar zongo zonneveld zsoldos zubizarreta
zuccarello zuidema zukauskas zulu zuma zuniga zurabishvili zwanenburg
""")
"""Names of families that are hardly anything else."""

ALSO: Final = listed("""
aad abbie abu ace addie ade adi aggie aki ale alfi alla allegra allen ally alonso ama amalia ambre
andi angeles angelique angelo angie anh ani anis aoi ara archer arena armen asbjorn ase ash asia
asli asma asuncion ata aurore aviv aydin ayu babs bach bahia bai bak baker bakker ball banda banks
bao bar baris bartlomiej bas basel baum bayram beas beau beer bell bello benny berg berger bernie
best bianco bibi biggi billie bin bine bird bishop black blanche blanco blazej bloem blue blume
bobbie boguslawa bond bone bonheur bonnet boom born bos boulanger bravo breton bri brooklyn brooks
buddy bueno bunny busch bush butcher butler cade caio calle calvo campo candy caridad carlota
carneiro carpenter carter casado casas cass castelo castillo cerise cervantes cesare ceu cha chabe
chai chao chateau chaves chaz chepe cherry chester chevalier chi chip choque chou chrissy church
cielo cleo coco coelho coffin collins conceicao concepcion conde constance conte conti cook cooper
cor costa cross cuc cuesta curro czeslaw dae dag dai danish dao dar dat davy day debs dee deja
dela delgado dias dino dita divina dolly dom domenica domi domingo dori dotty doutzen dov
drinkwater duc duke dulce dwi early ebo ece eda edit edu effie efi ege eka ela elli els else emi
emmy engel english eri erni esi esperanca estrela eun fabi fairweather fall fan fang fanni fanny
fede fei feli ferrari field fields fiore fischer fish flo flood floor flor floris flowers fontaine
fontana ford forest foret fox franco franky fredi freitag french fritzi frost fuchs fuente gaby
gallo gamble gang gans gatti gatto gennaro gentile german gift gil gioia giulio glass glo gold
good goodchild gor graca gracia graf grand grande gray grazia graziella green grillo gro gross
grote guerra gul gun guo guti guus gyu haan habibi hadi hae hahn hai hall ham han hand hang hanni
hao hardy hari harm hart hau haven hawk hay hayes heard hee heide hema herbst herz hetty hierro
hill himmel hirsch hoa hoffnung holiday holland honey hong honour hoop house hoyos hua hue hui
hung hunt huw huy hyo ife iga iglesias ilgin ina ion ireland isa jae janneke jantje jaroslaw jaz
jazz jet jia jie jimbo jip joey jong jonny joo joost joris juanito judge juli julieta jung juste
justice kaiser karol kat kathi kei keks keller kenya key kiki king kirsch kit kitchen klausi klein
knight kobe kok konig koning kranz kuba kuiper kun kurz kyo kyu lacroix lado lake lala lam lama
lamb lamour lan land lane lang lange lari lata law leao leblanc lebrun lee lei leite lenoir leone
lia liao libero licht lien lies lieve liga light lili lilo lima lin linde lis lisi lita little liv
lobo loc loi lolo london long love lovelace low lowe luce lucja lui luisito luka lynch lys maarten
made mafalda maire mali malu mana manana mann manni mao mar marchand mare marge margherita marin
marsh mata mate mele meli memo merche mercy mere merel merkel micky mieczyslaw mills min mine
minho miroslaw mitzi modeste molen monte montes moody moon mora moral moreno morgen moro moss
moulin mountain muller mutti mya nacht nada nadi nam nan nana nat natale nati nazli neni neri
nessa new newton nga nhi nicki nieto nieve nini nino nir noble noe nok noni north novi nur obi ojo
ola olha olli olmo olu opal opale oral orlando ove oystein pace page pages pai paisley pal palma
pan pancho panda park parkinson parks pastor patri paulchen pauly peacock pena peng pepi peppe
perla perle pessoa petit phillips phong piazza pickles piet pim pina pinar pino pinto pip pipo
pitt plaza poisson poldi polly pond pope porter pot potter pound power pozo prado price priest
prince prune przemyslaw pura qin quick rabia radoslaw rae rain ralfi ram ramos rauf read reason
rego reine reis ren renard reni rey reyes reza ribeiro rice rie rik rim rin rios riva river rivers
riviere riza robby rojo romeo romero ronaldo roos roro rosales rossi rossignol rota roux rox roxy
rubio ruf ryo ryu sabi sachin sadik saida sala salas sale salt samba sammy sana sanaa sander sandi
sang santo santos sash sauer savage schatz schiller schnee schneider schon schwan schwarz sebi
segun segundo sem seo sepp serenity serra sharp shell shepherd sho short shu sid sigi signe silver
sim singer siri sissi siv slawomir small snow socorro sofi sole soledad sommer son song sonntag
soo sook soto spear spencer speranza spring squire sri stanislaw star stark steel steff ster sterk
sterling stern stevie stock storm strong sturm sun sung swan swift tae tailor tal tam tan tao
tarik tas tati temple tere teresa terry testa tete teufel thai thi thorbjorn thorn thu tien timmy
tin tini tomo ton tonio tor toro torres toto tower tram transito traum tri trixie trout truc tuba
tui turner tutti tuya ugo uju uli uma uri uzi val valente vali valle vasco vega vento verde verdi
vero victoire visser vitale vitoria vittoria viv vivi vivo vogel voisin vos vrede vuk waclaw wahl
walker walli wally wan waters watson weaver wein weiss wellington wells wen west white wieslawa
wild wim win wise wit wladyslaw wolf wolfi won woo wood woods wyn xia xin xisco xiu xue yaa yas
yaw yen yildiz yilmaz yll yoli yoo young yue yun zaw zdzislaw zeca zee zeit zev zhi zidane ziggy
zimmer ziv zoi zou zucker zuzu zvi zwart
""")
"""Words in one of the languages, and first or family names."""
