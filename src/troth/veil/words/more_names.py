"""Family names, and words that are names besides, in plain letters: hints, never proof."""

from typing import Final

from troth.veil.words import listed

FAMILY: Final = listed("""
aalbers aalto aaltonen aamodt aaronson aarts aas abad abadie abara abascal abashidze abate abbasi
abbaszadeh abbatangelo abbott abboud abdelaziz abdelrahman abdi abdullaev abdullahi abdykadyrov abe
abed abenov abergel abernathy abernethy abma abrahamsen abrahamsson abrahamyan abramov abramovich
abramson abrantes abreu abubakar acar acharya acheampong achebe acheson achour achterberg ackerman
ackermann acosta acquaviva adachi adair adamczyk adamek adamkus adams adamski addison addo addy
adeleke ademola adeniyi adesanya adewale adeyemi adjei adkins adler adomaitis afolabi afridi afshar
afshari agarwal agbaje aggarwal agnew agostini agostino aguado aguayo aguiar aguilar aguinaga
aguirre agyeman ahern ahlers ahlgren ahlstrom ahluwalia ahmadi ahmadinia ahmadov ahn ahuja aiken
ainsworth ait aizpurua ajayi ajeti akande akbas akbulut akcay akdogan akerman akgul akhmetov
akhmetova akhtar akhter akinfenwa akinola akintola akinwande akiyama akkermans aksoy aksu aktas
akufo akyuz alabi alam alami alarcon alavi albanese albayrak albers albertsen albertson albertsson
albescu albright albu albuquerque alcantara alcorta aldrich aldridge alencar alexiou alfaro alford
alfredsson aliev aliprandi aliyev aliyeva alkan allan allard allardyce allegretti allegri allred
allwood almagro almeida almqvist alon alston altamirano altay altin altmann altobelli altun alvarado
alvarenga alvarez alvarsson alves alvim amador amankwah amar amaral amato ambrosio amenabar ami
amico amin amini amoako amorim amoroso ampofo amrani amsalem amundsen anagnostou anastasi anastasio
anaya anderberg andersdotter andersen anderson andersson anderton andrade andreasen andreasson
andreescu andrejevic andreou andretti andrianov angelis angelopoulos angerer anghelescu aning anjos
anjum ankersen annan ansah ansari antal antill antonelli antonenko antonescu antonini antoniou
antonov antonsen antonsson antunes antwi anwar anyanwu aoki aparicio apostolidis appiah appleby
applegate appleton apte aquilina aquino aragao aragon arai araki aramburu aranburu aranda araujo
aravena arbuckle arcand arce arellanes arellano arenas arentsen ari arias ariyoshi armendariz armijo
armitage arndt arnesen arneson arntzen arora arozamena arrieta arrowsmith arroyo arruda arsenault
arslan arteaga artemyev arutyunyan arvidsson asadi asamoah asano asante asfour ashcroft ashkenazi
ashworth aslam aslan aslanyan aspinall asplund assefa assis assmann assuncao asthana atalay atasoy
ates athanasiou atherton atkin atkins atkinson attar attwood aubert aubry auclair audet audette auer
auger augustsson auttenberg avagyan avci avetisyan avidan avila avram awad awan awolowo axelsen
axelsson ayad aydemir aydogan aylward azarov azeredo azevedo azikiwe azimi azizi azoulay baba
babbitt babic babu baca baccouche bachmann backhaus backman backstrom badalamenti badalyan badawi
bader bae baek bagchi baghdasaryan bagheri bagnall bagratuni bagshaw bahl bahlmann bahr bahrami
baidoo baier baig baigunov bailly bainbridge baines bajaj bajic bajwa bakkali bakke bakos bakr bakri
bakshi balakirev balakrishnan balan balanescu balciunas baldacci baldi baldwin ballantyne
ballesteros baloch balode balodis balogh balogun balzer bamba bamford banas bancroft bandeira
bandini bandyopadhyay banerjee bang bannerman bannister bansal baptista barajas barakat baranov
baranowski barbier barbieri barbosa barbu barcelos barclay bardsley barendrecht barham barker
barksdale barlow barnard barnes barnett baron barone barraclough barragan barre barrera barreto
barrett barrientos barrios barron barros barta bartel bartels barthel barthelemy bartlett bartolini
barton bartos bartsch barua barzilai basaran basha bastos basu bateman batista batra battaglia
battistini baudouin bauer baumann baumgart baumgartner bautista baxter bayrak bazin bazzi beasley
beauchamp beauchemin beaudoin beaudry beaulieu beaulne beaumont beauregard becerra bechara bechtold
beck becker beckett beckmann bedi bednar bednarek beecham beecroft beekman begley behrendt behrens
bekele bekkali bekmukhamedov bektas belanger belcher belhadj belkacem bellamy bellanger
bellefontaine bellini belov beltran belyaev benali benard benavides benchekroun bencivenga bendtsen
benedetti benedetto bengoetxea bengtson bengtsson benitez benjelloun benkirane bennani benneke
bennett benslimane benson bentsen bentzen benvenuti berard berberi beregovoy berendsen berezin
bergeron berggren berglund bergman bergmann bergsma bergsson bergstrand bergstrom beridze berisha
berkhout berkovich berkowitz bermejo bermudez bernal bernardi bernhardt bernstein berntsen berrada
berry berthelot berthiaume berti bertilsson bertin bertolini berzina berzins besnard bessette besson
bettencourt bevacqua beveridge beyer beyersdorf bezerra bhagat bhalla bhandari bharadwaj bhargava
bhasin bhat bhatia bhatt bhattacharya bhatti bhosale bhriain bhutto bialik bianchi bickerstaff
bickford bielak biermann bigot bijl bijlsma biko bilgin billard bilodeau bilyk binder bingley birch
birkeland birkett biro bischoff biswas biton bittencourt bjarnason bjelland bjerregaard bjorklund
blackburn blackmore blackwell blackwood blair blakeley blakely blanchard blanchet blanchette
blankenship blankenstein blaschke blasco blaszczyk blazek blazquez bledsoe blomberg blomgren
blomqvist bloomfield blum blumenfeld blumenthal boakye boateng boavida bobrov boccadoro bodin bodine
bodnar boelens boersma bogaert bogdanescu bogdanov bognar bohl bohm bohnert boisvert boivin boix
bokhari boland bolanos bolhuis bolkvadze bollinger bolton bondarenko bondesson bonenfant bonetti
bongartz bongiovanni bonhomme bonnard bonner booth borchert borgen borges borisenko borisov
borkowski borodin borowska borowski borrego borrelli boschma bose bosman bostrom bosworth botelho
botha bouazza bouchard bouchareb boucher boudet boudiaf boudreau boudreaux boukhari boulahrouz
boumediene bourassa bourdon bourgeois bourque bousquet boussaid bouteflika boutin bouvier bouwman
bouwmeester bouzid bowles bowman boyce boyd boyer boyko boyle bozkurt bracciante bradbury bradshaw
braga braganca brahmbhatt braithwaite bramley brandao brandl brandreth brandsma brandstrup brandt
brandvold brannan brannigan brassard bratland bratu brault braun brekke brekken breslin breuer
brewer brewster briand bridgewater brien briggs brinkman brinkmann briones briscoe brisebois brito
britton broadbent brockmann brodeur brodsky broekhuizen brogan bromley bronson brooker brossard
brostrom broussard brouwer brown bruckner brugman bruijn bruneau brunelle brunet brunner bruun
bryant brzezinska brzozowski buchanan buchholz buchner buckley budd bugge buhl bui buisson
buitenhuis bukhari bukowski bulatovic bullard bullock bulut bundgaard bunting bunyasiri buonomo
burdett burgess burgos burke burkhardt burmeister burnett burrell burris burroughs burrows buschmann
bustamante bustos butt butterfield butterworth byers byrd byrne bytyqi byun caballero cabanas
cabello cabral cabrera cabrita caccavale caceres cadieux caetano cafaro cagney cahill cai cakir
cakmak calado caldas caldeira calder calderon caldwell calheiros calhoun calinescu caliskan
callaghan callahan calloway calvert camacho camara camargo cambria camilleri campagna campbell
campion campos camps camus canavarro canizares cannavacciuolo cannizzaro cano cantrell cantu cao
capobianco caputo caradonna carballo carbone cardenas cardinale cardoso carlier carlsen carlson
carlsson carmichael carmody carmona caron carpentier carr carranza carrasco carre carrera carrillo
carrington carroll carstens carstensen cartier cartwright caruso carvajal carvalho casadevall
casanova cascioli casillas casimiro castaneda castanheira castano castellanos castelli castelnuovo
castleberry castonguay castro catalano cattaneo cavalcanti cavallaro cavanaugh caverly cazares
ceballos ceccarelli cedeno cela cele celik cerny cerqueira cetin ceylan chabert chabot chacon chadha
chadwick chahine chaisuwan chakrabarti chakraborty chamberlain champagne champlin chanda chandran
chapman chapuis charbonneau charbonnier charest charlebois charlton charpentier charrier charron
chartier chastain chatterjee chatterton chaturvedi chaudhary chaudhry chauhan chauvin chavarria
chaveiro chavez chawla cheema cheetham cheng cherian cherif chernov cheung chevallier chia chiang
chiasson chiba chikovani chikwanha chinwendu chirila chisholm chiu chkheidze chmiel chmielewska cho
choe choi chopra chouinard chow chowdhury choy chraibi christensen christiansen christianson
christodoulou christoffersen christopherson christou chu chua chukwu chun chung chvatal ciampi
ciccone cieslak ciftci ciobanu cipriani cirillo cisneros cisse claes claessens clancy clark clarke
clarkson clausen claussen clavet clayton clegg clements clemmensen clifford clifton clough cloutier
cnossen coates cobb cobbold cochran cochrane cockburn coenen coffey cohen cojocaru cojuangco colak
colas colasanti colbert colclough coleman collado collet colley collin colombo colquhoun compton
comtois condori conklin conley connell connelly connolly conroy considine constantinescu contreras
conway coombs copeland coppola corbett corbin corcoran corcuera cordeiro cordero cordier cordoba
cordova cormier cornejo corradi corrales correia corrigan cortes cortez coskun cossette cosson
costantini coste costello cotterill coughlan coughlin coulibaly coulombe coulon coulson courtemanche
courtois cousineau coutinho couto coutu couturier cowan cowley cox coyle cozma crabtree craddock
craighead cramer cranston craven crawford crawley creighton crespo cresswell crispino cristea croft
crompton cronin cros crosby crosland crossley crouse crowley crowther cruickshank csizmadia csonka
cuenca cuevas culhane cullen cullinane culpepper cummings cummins cunha cunliffe cunningham curran
currie curtin cusick cusihuaman cusimano cuypers cvetkovic czajka czarnecki czernin czerwinski
daalmans dabrowska dagenais dahan daher dahl dahlberg dahlin dahlmann dahmani daigle dalal dalgaard
dallaire dalmasso daly damasceno dambrauskas damstra daneshvar danforth dang danielou danielsen
danielsson danielyan danjuma dankworth danquah dantas danylenko darnell darwish dasgupta daskalakis
datta daugaard dauphin davenport davidov davidsen davidson davies davila davison davitaia davoudi
dawson dayan deak dearden deasy debenham decker degenhardt degiovanni deguire dekker dekkers
delacourt delacroix delagarza delage delahaye delaney delarosa delattre delaunay delcroix delisle
dellacasa delmas delorme deluca demers demir demirbas demirci demirel demirtas dempsey denby denecke
deng denham denisov dennison densmore dent derbyshire dervishi desai desautels deschamps deschenes
descoteaux deshmukh deshpande desjardins desmarais desmet desrosiers dessie dethlefsen devaux
devereaux devlin dewhurst dhaliwal dhar dhawan dhillon diaconescu diaconu diakite diarra diaz
dickerson dickinson dickson dieng dietrich dietz dijkgraaf dijkstra dike dillard dillon dima dimaano
dimaculangan dimitriadis dimitriou dimitrov dinc ding dinh dinu dionne diop diouf dittrich dixit
dixon djebbar dlamini dlugosz doan dobbins dobre dobrev dobson docherty dockery dodd doherty doi
dolan dolezal dolezalova dolidze domanski domingues dominguez donaghy donahue donaldson donati
donnell donnellan donnelly donoghue donohue doolan dooley doornbos doran dorantes doring dorn
dornelas dorsett doshi doucet dougherty douglass dowd dowling downey doyle doyon draaisma dragomir
dragomirov dragovic drechsler drescher dressler dreyer driessen driscoll drouin drummond duan dube
dubey dubois dubose dubreuil ducharme duchesne duckett duckworth duclos duda dudek dudley dufault
duffy dufour dufresne dugan duguay duhaime duhamel duijvestein duka dumalagan duman dumas dumitrescu
dumont dunham dunlap dunlop dunn dunphy duplessis dupont dupre dupuis duquette duran durand durham
durmaz durmus durocher durrani dussault dutkowski dutra dutta duval dvorak dwivedi dwyer dybdahl
dzhafarov dzhumabayev dziedzic earnshaw eastman eastwood ebbesen eberhardt eberle ebersbacher ebert
ebrahimi ebube eccles echevarria echeverria eckert eckhardt eckstein economou eddington edelstein
eder edgerton edmonds edmondson edvardsen edwards egan egger eggink eggleston eglitis egwu ehlers
eichel eichhorn eichler eid eide eikelboom eiriksson ejiofor ekberg ekdahl ekholm ekinci eklund
ekman ekstrom ekwueme elbaz elezi elford eliasson elizalde elizondo ellingsen ellington ellis
ellison ellsworth elmahdi elmas elmasry elsayed elwell elzinga emami emerson emery emmerich enache
encinas endo engberg engdahl engebretsen engelhardt engelmann engels engen engstrom enoksen enriquez
entwistle eom epstein erbil erdos ergashev ergun erichsen ericson ericsson eriksen eriksson
erlandsen erlandsson ermekov ersoy escamilla escobar escobedo escriva escudero esen eskandari
esmaili espinosa espinoza espirito esposito esquivel esser esteves estevez etcheverry etheridge
etxeberria evangelista evans evensen everett evers everson everts ewing eze ezeh fabbri faber fabre
fahmi fairbairn fairbanks fairchild fairclough fairley faivre fajardo falardeau falcao falcone
falconieri faleolo falkenborg falkner fallon fanning farahani farber farhat faria farias farina
farinas farkas farley farnham farnsworth farooqi farrell farris farrokhzad farsi fasano fashola
fassi faucher faulkner faure fava favre favreau fayed fazekas fazeli fearon fechner fedorenko
fedorov feeney feenstra feher feijo fekete fekir feldman feldmann feldstein feldt felton fennelly
fenton fenwick ferdinandsen ferguson ferland fernandes fernandez ferrand ferrandiz ferrao ferrara
ferraro ferraz ferreira ferrell ferrer ferretti ferri ferrier ferro fevre fiala fiedler fielding
fifita figueira figueiredo figueiroa figueras figueroa fijalkowska filatova filion filipek filipovic
fillion finch findlay fink finkel finnegan finnerty fiordaliso fiorentino fisher fishman fitzgerald
fitzpatrick fitzsimmons fjeld fjellstrom flaherty flanagan fleischer fleming fletcher fleury
florakis florea flores florescu floyd flynn fodor fofana fogarty fokkema foley fong fonoti fonseca
fontenot fontes fontoura forbes forde forrester forsberg forsell forster forsyth fortier fortin
fossum foster fothergill fouquet fournier fowler fraga fragoso frampton franca franchi frandsen
franke frankenberger franzen frattini frazier frederiksen fredheim fredriksen fredriksson freeman
freire freitas freixas frenette fresnel freudenberger frey friedman friis fritsch frohlich frolova
fruergaard frye fuentes fujii fujimoto fujita fujiwara fukuda fukui fukushima fuller fulton
fumagalli fung funk fuqua furtado furukawa fusco fuster fyfe gabarri gabay gabhann gabrielsen
gaddour gadsby gaffney gagnon gaikwad gaillard gaines gaither gajda gajewski gal galan galanis
galarneau galbraith galindo gallagher gallardo gallego gallegos gallet galli galloway galvan galvao
galvez galvin gama gamache gambacorta gamboa gandhi ganguly gannon gao garay garber garceau garcez
garcia gardiner gardner garg gargiulo garland garneau garnett garnier garofalo garrett garrido
garrison garside garvey garza gashi gasimov gaskell gaskin gaspar gasparyan gatchalian gaudet gaudin
gaudreau gaulin gautier gavrila gavrilov geary gebhardt gebre gebremariam geffen geiger geisler
gelashvili genc gendron gentry geoghegan georgescu georgiadis georgiev georgiou geraghty gerber
gerhardt gerlach germain gervais geurtsen gevorgyan ghaffari ghamdi ghanem ghani ghasemi ghazali
ghazaryan gheorghiu ghirardi ghosh giannattasio giannini giannopoulos gibbons gibbs gibson giguere
gilani gilbertson gilchrist giles gill gillespie gillet gilliam gillies gilmore gimenez gingras
giordanengo giordano gipson girard giraud girault giroux giuliani gjerde gjertsen gjoka gjonaj
glaser gleason glick glowacka glynn gobel godard goddard godfrey godin godinho goel gogarty
gogoladze goh goicoechea goikoetxea gok gokhale gokmen goksu goldberg goldfarb golding goldstein
golubev golzar gomes gomez goncalinho goncalves gong gonsalves gonzalez goo goodall goodman goodrich
goodwin goossens gopalakrishnan gorbachuk gordillo gorecka gorman gorski gosselin goswami goto
gottlieb gottschalk gough gould goulet gouveia goyal grabowski grady granados grandbois grandjean
granger grantham grassi grasso greaves greco greenberg greene greenfield greenhalgh greenwood
gregersen greiner grenier gresham grewal grieve griffin griffith griffiths grigas griggs grigorescu
grigoriev grigoryan grigoryev grimaldi grimes grimm grimshaw grimstad groeneveld grogan grondin
gronlund grossman grover gruber grundmann grunewald grunwald guan guarachi guedes guerin guermazi
guerreiro guerrero guha guichard guidi guidry guijarro guilbault guilbert guillet guillory guillot
guimaraes guimond gulati gulbrandsen guler guliyev gultekin gulyas gumede gumus gundersen gunderson
gundogdu gungor gunnarsson gupta gurbuz gusmao gustafson gustafsson gustavsen guthrie gutierrez
gutman gutowska guven guyon guyot guzman gwak gyasi haanstra haapala haas haase hackett hadad haddad
hadfield hadiningrat hadj hadley haffner hagan hagberg hagemann hagen hagerty haggard haglund
haidari haig haigh hailemariam haim haines hajjar hajkova hakansson hakobyan hakvoort halabi halasz
halbert haldorsen hale halevi haley halgrimson halimi hallgren halliday halloran halonen halstead
halvorsen hamada hamalainen hamdan hamdi hameed hamel hamidi hamill hamilton hamlin hammarstrom
hammerschmidt hammond hammoud hampson hampton hancock handa hanley hanlon hannigan hanrahan hansen
hanson hansson haque hara harada haraldsen haraldsson harari harb harbison harcourt hardcastle
hardesty hardin harding hardwick hargreaves hariri harkin harkness harlan harms haro harrell
harrington harris hartigan hartley hartman hartmann hartnett hartvigsen hartwig harutyunyan hasanov
hasegawa hashemi hashimoto haskell haskins haslam hasnaoui hassell hatfield hathaway hatoum hattori
hauge haugen haupt hauser havel haverkamp havili hawkins hawley haworth hawthorne hayashi hayden
haynes hayward haywood hazan healey healy heaney hearn heaton hebert heckman heckmann hedberg
hedlund hedrick heemskerk heffernan hegarty hegde hegedus hegge heidari heidenreich heijmans heijnen
heikkinen heinemann heinonen heinze heise helbig helgesen helland heller hellstrom helmersen
hemmingsen hempel hendricks hendrickson hendriks hendriksen heng henke henley hennessy hennig
henriksen henriksson henriques henshaw hentschel heo hepworth herbin heredia hermans hermansen
hermansson hernandes hernandez herold herranz herrera herrick herrmann herron hersey herzog hesse
heuer hewitt heyward heyworth hibbert hickey hickman hidalgo hidayat hiemstra higginbotham higgins
hightower higuchi hijazi hildebrand hildebrandt hillier hilton hinchliffe hinds hines hinkle
hinojosa hinrichs hinson hinton hinz hirano hirata hirose hirschfeld hjelm hlavacek hobbs hobson
hodges hodgson hoekstra hofer hoffman hoffmann hofmann hofstede hofstra hogan hogg hohmann holanda
holbrook holcomb holden holgersen hollander hollingsworth hollis hollister hollmann holloway holm
holman holmberg holmes holmgren holst holtz honda honeycutt hoogland hopkins horak horan horgan horn
horne hornyak horowitz horrocks horstmann horvath hoshino hosking hosni hossain hosseini hoti hou
houde houghton hovhannisyan hovland howarth howell howells hoxha hoyle hoyt hriscu hruby hrytsenko
hsieh hsu huang huard hubbard huber hubner huddleston hudson huenchumilla huerta huet huffman
huggins hughes huisman huizenga hulshof humbert hummel humphrey humphreys huntington hurd hurley
hurst hurtado husby huseynov hussain huston hutchins hutchinson hutton huynh hvid hwang hyland hynes
iacobucci iancu ibanez ibarra ibe ibekwe ibraimov idrissi igarashi ignatiev igwe iheanacho iida
ijsbrandy ikeda ikpe ilic ilves imai imamaliyev imbeault imbert imeri impellizzeri ince ingebrigtsen
ingham ingram ingvarsson innocenti inoue ioannidis ioannou ionescu iordache iqbal iravani iriarte
irvin irving irwin isaacs isakov isaksen isaksson ishida ishii ishikawa iskakova ismayilova issa
isufi ito ivanenko ivanov ivanova ivascu iversen iversson iveson iwasaki iwu iyengar iyer izquierdo
jabari jablonska jablonski jabri jacobs jacobsen jacobson jacobsson jacquemin jacquet jacquot jadhav
jafari jager jahn jain jakab jakobsen jakobsson jakovljevic jalali jalalzai jallow jamali jameson
janashia jang jankauskas jankovic jankowska jansen jansons janssen janssens japaridze jaramillo
jardim jarrett jarvis jashari jasinski jaspers jaworska jeffers jefferson jeffery jeffries jenkins
jennings jensen jenssen jeon jeong jeppesen jepsen jespersen jessen jessop jha jimenez jindal
jirapong joensen johannessen johannesson johansen johansson johnsen johnson johnsson johnston
johnstone jolicoeur jolivet joly jonassen jonasson joncas jones jongbloed jonker jonsdottir jonsson
jordahl jorgensen joshi jourdan jovanovic jowett juarez juel juhasz jumabaev juneau jurado juul
kabbani kabede kaczmarek kaczor kadam kaddour kadosh kadri kaewmanee kagame kahale kahn kahraman
kahya kakar kakkar kalinowska kalinowski kallio kalnina kalnins kalogeropoulos kalua kamaka kamali
kamara kamath kaminska kaminski kamphuis kanaan kanawa kaneko kannan kante kapadia kapanadze kaplan
kapoor kapur kara karaca karadag karagiannis karagoz karahan karakas karakoc karam karaman
karamanlis karanja karapetyan karatas karimi karimov karimova kariuki karlsen karlsson karlstrom
karpenko kask kasprzak kassab kassymova kastrati katona kats katsaros kattan katz kaufman kaufmann
kauhalalalo kaul kaunda kaur kavaliauskiene kavanagh kawaguchi kawakami kawamura kawasaki kaye
kazemi kazlauskas kazlauskiene kazmi kealoha keane kearney kearns keating kedzierski keeffe keegan
keeler keenan keene keita keizer kelemen kellaway kelleher kellermann kelley kellogg kelmendi kemp
kendall kennedy kenney kenyatta kenyon keogh kerekes kermani kern kershaw keskin kessler ketelaar
kettani kettlewell khachatryan khalaf khaldi khalifa khalili khan khani khanna khatib khatri khattak
khelifi khokhar khong khorasani khouri khoury khuc khumalo khurana kiani kiefer kiely kiernan
kijowski kikuchi kilbride kilgore kilic kilinc killeen kilpatrick kimani kimura kincaid kinney
kinoshita kinsella kipkemboi kiplagat kiraly kirby kirchner kirkland kirkpatrick kirkwood kirschbaum
kishimoto kitamura kitchener kivirahk kjaer kjaergaard kjeldsen kjellberg klavina kleinman klemm
klimek klingbeil klinger kloosterman kluge knabe knezevic knipscheer knoll knowles knox knudsen
knudtson knutsen kobayashi koc kocak kocharyan kocsis koehler koenig kofoed koh kohl kohler kohli
koiv koivisto kojima kokkinos kolar kolarov kolodziej kolstad komarov komatsu konate kondo
kondratenko kone kong konieczny kono konstantinidis kontos koo kooistra koopman kopczynska kopecky
kopp koppelman korhonen korkmaz koroma korsgaard koscielniak kose kosinski koskinen koster kostic
kostopoulos kouassi kovac kovacevic kovacs kovalchuk kovalenko kowal kowalczyk kowalska kowalski
kozak kozlov kozlowska kozlowski kraft krajewski kramer krasniqi krasnov kratochvil kraus krause
kravchenko krawczyk kremer kress kretschmer krieger krishnamurthy krishnan kristensen kristiansen
kristiansson kristoffersen kroger krogh krol krueger kruger kruijswijk krumins krupa kruse kubacki
kubiak kubo kucera kucharska kudo kuhlmann kuhn kuijpers kulkarni kumalo kumari kundu kunene kuntz
kunze kuo kurek kuroda kurtulus kurtz kus kusuma kusumawati kuusk kuznetsov kuznetsova kvale
kvaratskhelia kvistgaard kwak kwan kwiatkowska kwok kwon kyriakidis laatikainen labbe laberge
labonte labrecque lacasse lacatus lacerda lachance lachapelle lacombe lacoste lacson lafleur lafont
laforest lafrance lagace lagana lagarde lagerstrom lages lahlou lai laidlaw laine lakatos lakhdar
lal lalonde lamarche lamba lambert lambropoulos lammers lamontagne lamothe lamoureux lampert lampron
lamrani lamy lancaster landgren landi landry langeveld langevin langford langley langlois lanier
lapid lapierre lapina lapointe laporte laramee larijani larkin laroche larocque larose larsen larson
larsson laskowska latham latimer latour lau laufer laurin laurinavicius lauritsen lauritzen laursen
lauzon lavallee laverdiere laverty lavigne lavoie lawal lawler lawson lazar lazarev leadbetter leahy
leal leary leavasa leavitt lebeau lebedev lebon lebreton leclair leclerc leclercq lecomte lecuyer
ledbetter ledesma ledger ledoux leduc leenders lefebvre lefevre lefrancois legault leger legere
legrand lehman lehmann lehtinen lehtonen leigh leighton leitao leiva lejeune leka lekuona lelievre
lemaire lemaitre lemay lemelin lemieux lemire lemke lemoine lemos lemus lengyel lenihan leong
leonhardt leota lepage lepik lerner leroux lesage lesniak lessard letellier letourneau leung lev
levasseur leveque levesque levin levine levinson levitt levy lewandowska leyva liang liddell
lieberman liebermann liepa lightfoot liljeroth lilley lillo lim lind lindahl lindberg lindblom
lindell lindemann linders lindgren lindholm lindner lindqvist lindstrom linhares linnell litvinov
liu livesey livingston lizarraga llamas llanos lleshi llorente lobato locatelli lockhart lockwood
lodhi loftus loh lohmann loiseau loman lomax lombardi lombardo lomidze lonergan longbottom longo
looney lopes lopez lorentzen lorentzon lorenzen lorusso losantos loughnane loureiro lourenco louvet
lovejoy lovell lowell lowery lowry loyola lozano lubbers lucena lucero lucey lucier ludtke lugo
lujan lukacs lukic lund lundberg lundgren lundin lundqvist lundstrom lungu luo luong lupu lussier
luthra luttrell luu lyman lyngstad lyons lysenko lyttle lytvynenko maalouf maas maassen mabrouk mac
macallister macapagal macdonald macdougall macedo macfarlane machado macharia macias maciejewska
maciel macintyre mackay mackey mackie macklin maclean macleod macmillan macnamara macpherson madaki
madden maddocks madigan madrigal madsen madureira maeda maeng maes magalhaes magallanes magbanua
maggi magi magnoni magnussen magnusson magsaysay maguire magyar magyari mahajan mahalingam mahdavi
mahe mahfouz mahjoub mahlangu mahoe mahoney mahony maier mailhot maillard maimon maina mainville
maisuradze majewska majewski majumdar mak makarov makarova makeba makela makhlouf makinde makinen
makowski makris malaspina maldonado malek maleki malheiro malhotra malinowska malinowski malki
mallet malley mallick mallory malone maltais mamani mamedov mammadli mammadov mammadova mamytov
manalo mancini mandelbaum mangan mangeshkar mangubat manning manolache manolakis manole manrique
manson mansouri mantha manukyan manzano marchal marchenko marchetti marciniak marcotte marcoux
marcussen mardell marechal margolis mariani marinelli marinescu marinho marini marino marinov
markham markiewicz markopoulos markovic markussen marlow marois marquardt marques marquet marquez
marra marroquin marsden marshall marston martel martell martens martineau martinelli martinez
martini martino martinsen martinsson martirosyan marty maruyama mascarenhas maseko mashburn maslanka
masood masoud masri masse massey massicotte masson masterson mastrogiovanni masuda matamoros matei
mateos mathebula mather mathers matheson mathews mathiesen mathison mathur matos matson matsuda
matsui matsumoto matsumura matsuo matteson matthews matthiesen mattila mattsson matveev mauldin
maurer maury mavros mayer mayfield mayhew maynard mazeika mazepa mazur mazurek mazza mazzoni mbaye
mbeki mbokani mbuyi mcallister mcarthur mcbride mccabe mccafferty mccaffrey mccain mccall mccallum
mccann mccarthy mccarty mccauley mcclain mcclellan mcclure mcconnell mccord mccormack mccormick
mccoy mccracken mccray mccullough mcdaniel mcdermott mcdonnell mcdougall mcdowell mcelroy mcfadden
mcfarland mcgee mcgill mcginty mcgowan mcgrath mcgregor mcguinness mcguire mchedlishvili mchugh
mcinerney mcintosh mcintyre mckay mckee mckenzie mckeown mckinley mckinney mckinnon mcknight mclain
mclaughlin mclean mcleod mcloughlin mcmahon mcmanus mcmillan mcmullen mcnally mcnamara mcneil
mcneill mcnulty mcpherson mcrae meara mebarki meddeb medeiros meehan meertens mehra mehrotra mehta
meier meijer meinhardt meireles meissner mejia mekki melander melendez melis melkonyan melnik melnyk
melo meloni melville melzer memon menard mendes mendez mendieta mendonca mendoza menendez menezes
meng menon mensa mensah menzel mercier merino merritt merriweather mertens mesquita messaoudi
messina meszaros metcalf metcalfe metzger meunier meyer meyers meza mezzadri mian michaelsen
michailidis michalak michaud michels michelsen michiels middelkoop middleton mihailescu mihailov
mihajlovic mikhailov mikkelsen mikolajczyk milani milburn millard millet milligan millington
millward milne milosevic minard minogue mironov mirza mirzaei mirzoev mishra mistry mitropoulos
mitrovic mittal miura miyamoto miyazaki mizrahi mizuno mkhize mkrtchyan mladenov moberg modak
moeller moen moerdijk moffatt mogensen mohammadi mohamud mohanty mohr moisan mojica mokhtar mokoena
moldovan molefe molina molla moller molloy molnar moloney monaco monaghan moncada mondal mondragon
mongeau monier monnier monson montague montalto montalvo montanari montano monteiro montenegro
montero montgomery monti montoya mooney moore moorhouse mor moradi morais morales moravec morcillo
moreau moreira morel moreland morelli moretti mori moriarty morimoto morin morina morita morneau
morozov morozova morrell morrill morris morrison morrissey mortensen mortenson mortimer morton
morvan moscatelli moseley moser moskowitz mosley mota moulton moura mourao mousavi mousseau moutinho
moya moyer moynihan moyo mrabet mroczek mroz mthembu mubarak mudenda mudge mueller mugabe mughal
muhammed muhlbauer muir mukendi mukherjee mulcahy mulder mulders muldoon mulhern mullen mulligan
mullins munch munguia muniz munoz munro munroe munteanu murakami murata murati murdoch murdock
murillo murphy murray murthy musgrave musial mustafaj mutasa mutlu mutombo mwale mwila myers myhre
myklebust naaijkens naceri nadeau nadiradze nagai nagata nagy nahmias nahuelpan naidu naik nair
najafi najera najjar nakagawa nakajima nakamura nakano nakashidze nakata nakayama nakhleh nakimuli
nambiar namgung nanda napolitano naqvi narang narasimhan narayan nascimento naseri nasr nassar
nasution natarajan naumann nauta navarre navarrete navarro navon nayak nayar naylor nazarbekova
nazari nazarov nazaryan nchimbi ncube ndiaye ndlovu ndong ndreu neagu neal nedelcheva nedved needham
neely negi negrete negri neill neilson nemeth nesbitt neubauer neuman neumann neves neville newberry
newbold newcombe newell newman ngai ngata ngcobo nghiem ngo nguema nguyen niang niazi nic nicholls
nichols nicholson nickel nicolaisen niculescu nielsen nielson niemann niemi nieminen nieuwenhuis
nightingale niguez nijhuis nikolaev nikolaidis nikolic nikolov nikpour nilsen nilson nilsson ninh
nishida nishikawa nishimura nistor nixon njoku nkemelu nkomo nkosi nkrumah nocentini noda noguchi
nogueira nogueirinha noguera noh nolan nolte nomura nong noonan noorani noordhoek norberg nordahl
nordin nordstrom noriega normand noronha norris northcott norton norwood nouri novais novak novakova
novikov novotny nowacka nowak nowakowska nowicki ntuli nugent nugroho nunes nunez nurmagambetov
nuttall nwachukwu nwankwo nwosu nyambe nyberg nygaard nygard nykanen nyong nystrom nzinga oakes
oakley obasi oberg oberhuber oberoi obiang obiora obradovic obregon ocampo ochoa ockenden odegaard
odell odhiambo odinga odumegwu oetken ofori ogawa ogbonna ogden ogilvie oguchi ogunbanjo ogunleye
ohana ohayon ohlsson oikonomou oishi ojeda ojha okada okafor okamoto okazaki oke okeke okereke
okocha okonkwo okorie okoro okoye okpara oladipo olafsen olander olaniyan olatunji oldfield oldham
olejniczak olesen olivares oliveira olivieri oliynyk olmedo olofsson olsen olson olsson olszewska
olszewski oluwole olvera omari omdal omondi omotosho ong onishi ono onuoha onwudiwe onyango
oosterhuis opara opdam openshaw opitz oprea oprisan oquendo orazov orban ordonez orellana orlandini
orlov orlowska orosz orozco ortega ortiz oruc osborn osborne osei osmani osorio ostergaard ostrowska
ostrowski ota otani otero othmani ots otsuka ott otte ouali ouattara ouellet ouellette ouyang
overton owusu oyarzun oyelaran oyelowo ozaki ozbek ozcan ozcelik ozdemir ozer ozkan ozola ozolina
ozols ozturk pacheco paciorek paddington paddock padilla padmanabhan pagani pagano paget pahlavan
paik paiva pak paki pakkala palacios palermo palfreyman pallares pallesen palmieri palomino palumbo
pandey pandit panetta pang panganiban pangestu pangilinan panicker pantazis pantoja papadakis
papadimitriou papadopoulos papageorgiou papanikolaou papineau pappas paquet paquette paquin parata
paredes parekh parenteau parikh parisi parizeau parlak parmar parmentier parn parnell parreira
parrish parsa partridge parvulescu paschall pascoe pascual pasha pasquier passalacqua passmore
pastore pasztor patel paterson pathak patil patnaude patten patterson patton paulauskas paulsen
paulson paulusma pavlenko pavlov pavlova pavlovic pawar pawlak pawlowska pawlowski paxton payet
payette payne payton peabody pearson pedersen pedrosa peeters peinado peixoto pelaez pellegrini
pellegrino pellerin pelletier peltier pemberton penaranda pendlebury pendleton penha pennington
penrose pepin peralta perdomo pereira peretz perez perkins perlman permana perreault perret perrier
perrin perrone perrot persson pestana peters petersen peterson petersson petkov petrauskas petrenko
petrescu petridis petrosyan petrov petrova petrovic pettersen petterson pettersson pettigrew pettway
pfaff pfeffer pfeiffer pfister pham phan phelan phelps phi phiri phongphan phung piasecka piatek
picard piccinini piccoli piche pichon pickering pickett pieper piercy pietersma pietrzak pietsch
pijnenburg pilkington pillai pilon pilz pimenta pimentel pineau pineda pinheiro pinkerton pinna
pinter piotrowska piotrowski piras pires pizarro plamondon platt ploger plourde plummer poelman
poelstra pohl poindexter poirier poissant pokorny polak polanco polat poli polkinghorne pollard
pollock polyakov polyakova ponce ponomarenko ponomarev pontevedra poole poon popa popescu popov
popova popovic popp portela porterfield portillo posey pospisil postlethwaite postma poulain poulin
poulsen powell pozzi pradhan pragana prajapati prasetyo prates pratt preda prendergast prendi
prescott preston preuss prevost priestley prieto primeau prins pritchard probst prochazka proctor
proulx provencher prudhomme pruitt pryor przybylska puckett pugh pugliese puig pujol punzalan purdy
puri purnama purohit pyo qaderi qadir qadri qasimi qazi qerimi qiao qiu quach quah quaresma
quattrocchi quaye queiros queiroz quesada quesnel quezada quigley quilodran quinlan quintana
quintela quintero quiroz quispe quraishi qureshi raaijmakers rabinovich racz raczkevi radcliffe
rademacher rademaker radford radic radu raducanu rafferty raghavan ragnarsson rahal rahimi rahman
rahmani rahmouni rainey rainville rainwater rajagopal rajan rajput rakhimov ralston rama
ramachandran ramadan ramakrishnan ramalho raman ramanathan ramaswamy ramey ramirez ramsay ramsbottom
ramsden ramsey randall randhawa randolph rane ranganathan rangel rangihuna ranjbar rankin rantanen
rao rapp raptis rashidi rasmussen rasmusson rastogi ratajczak ratcliffe rathke rathore rattan
rattanakosin rauch raudsepp ravenel ravn rawat rawlings rawlins raynaud raza razak razavi rebane
rebelo rebollar rebollo recabarren reddy redfern redlich redmond redondo reece reeves regan regnier
rehman reichert reid reilly reimann reimer reimers reinhardt reitsma reitz remillard renault rendon
renner rennie renteria requena resende restrepo reuter rexhepi reynaud reynolds rezaei rhee rhodes
ribera riccardi ricci ricciardi richards richardson richter ridgway ridley riedel rieger riendeau
rietveld rifai rigby riggs rimkus rimmer rinaldi riordan ripley riquelme risch ritchie ritter rivard
rivas rivera rivest rizvi rizzi rizzo robbins roberge roberts robertson robichaud robinson
robitaille robledo robles robson roche rocher rochon roder rodgers rodiles rodrigue rodrigues
rodriguez roelfsema roelofs rogalska rogers roh rohde rojas roldan rolim rolland rollins romano
romao romer ronning rooijakkers rooney roozen roque rosado rosati rosch roseberry rosen rosenberg
rosenthal rossetti rostami roth rothe rothman rothwell rotich roundtree rourke rousseau roussel
routhier rovira rowbottom rowe rowell rowland rowlands rowley royer ruano rubin rubinstein rudenko
rueda ruffin ruggiero ruijter ruiz runge ruocco rupp rushton russo rustamov rusu rutherford
rutkowska rutledge rutter ryder rzayev saadi saarinen saavedra sabag sabatier sabbagh sabharwal
sabonis sabourin sachdev sachs sadeghi sadowska sadowski sadykova saetang saether saetre saez safavi
saglam sagnier saha sahakyan sahni sahu saidi saito sakai sakamoto sakurai salameh salazar salcedo
saldana salehi salem salerno salgado salgueiro salhi salinas salmela salminen salmon salomonsen
salonen salonga salvi samadi samaniego samaras sampaio sampath samuelsen samuelsson sanborn sanchez
sandberg sanders sanderson sandhu sandoval sandstrom sandu sane sanfilippo sanghvi sanjurjo sankara
sano santana santillan santini santis santoro santoso sanz saparova saputra saraiva sarantis
sargsyan sarikaya sarkar sarma sarmiento sarpong sarr sartori sasaki sasson sathe sato satterfield
satterthwaite sattler saunders sauvage savard savchenko sawada sawicka saxena saxton sayed sayegh
sayers scanlon scarpa scarpitta schaefer schafer schaffer schaller scharf scheffler scheltema schenk
schepers scherer schilling schindler schipper schippers schlegel schluter schmid schmidt schmitt
schmitz schofield scholten scholz schoonhoven schouten schramm schreiber schroder schroeder schroter
schubert schuhmacher schuler schulte schultz schulz schulze schumacher schumann schurmann schuster
schwab schwartz schwartzman schwenke scruggs seabra seah seaman searle seaton seaver sebti seck
seddon sedlak segal segovia seguin segura sehgal seidel seifert seiler seixas seki selimi sellers
semenov semenova sen sener sengupta sepulveda serban sergeev serpa serrano serrao sesay sethi
setiawan seumanutafa severson sevinc seward sewell sezer sforza shackleton shaffer shah shahbazi
shaheen shaikh shala shalev shami shanahan shao shapira shapiro sharabi shariati sharif sharma
sharpe sharples shaughnessy shea sheehan shehadeh shehu sheikh sheldon shelton shemesh shen
shengelia shenoy sheppard sheridan sherman sherwood shetty shevchenko shi shibata shields shih
shimada shimizu shinde shinoda shipley shirazi shitrit shoemaker shrivastava shukla shultz shum
shvets sibanda siddiqui sidebottom sidhu sidorov siebert siegel sievers signorelli sigurdardottir
sigurdsson sikka sikkema sikora sikorska sikorski silberman silveira silverman silvestri simard
simic simmonds simmons simms simoes simoneau simonetti simonsen simonyan simpson simsek sinclair
singh singhal sinha sipos siqueira siregar sirois sissoko sithole situ siu sizemore sjoberg sjogren
skaggs skelton skov skovgaard skowronska slater slattery slaughter slimani sliwa sloan slotboom
smeets smethurst smirnova smit smith smithson smolak snider snijders snyder soares sobczak sobral
soderberg soderstrom sodhi sokolov sokolova sokolowska solanki solano solberg solheim solis soltani
sommers somogyi soni sonmez sonnenberg sood soomro sorensen soria soriano sorokin sorrentino sosa
sotelo soucy sousa sousinha southard southworth souza sow sowande soylu spaans spadavecchia spangler
spanos spaulding specht spence sperry spinelli spoelstra spooner sprague spurgeon spyropoulos
squires srinivasan srisai srivastava staal stachowiak stackhouse stafford stahl stam stanciu
standifer stanescu stankeviciene stankevicius stankiewicz stankovic stanton stapleton staszak
stavropoulos steadman steele steen steenbergen stefanov stefansson steffensen stein steinbach
steinberg steiner steinmetz stenberg stenersen stenzel stepanyan stephens stephenson stepien stevens
stevenson stinson stirling stockdale stoddard stoffels stoica stojanovic stolarczyk stoltenberg
stovall stoyanov strand strandberg stratton strauss strickland stringer strobel strom stromberg
stubbs stumpf suarez subramaniam sugawara sugden sugimoto sugiyama suh suharto suissa sukarno
suksawat sullivan sumner sumulong sundberg sundstrom surette suri suryadi sutanto sutcliffe
sutherland suzuki svane svendsen svenningsen svensson svoboda swafford swain swaminathan swanson
swartz sweeney swenson swindells swinkels sydorenko syed sykes syversen szabo szalai szczepanska
szczepanski szekeres szeto szewczyk szilagyi szoke szucs szulc szymanska szymanski tabatadze taborda
tachibana tadesse tafari taggart tagliabue taguchi taha taheri tahiri tai tak takacs takada takagi
takahashi takeda takeuchi takyi talbert talbot talwar tamayo tamburrino tambwe tamehana tamimi tamm
tamura tanabe tanaka tanase tandon taneja tang tanguay taniguchi tapia tardif tashkenov taskin
tattersall tatum taufa taufahema tavakoli tavares tay tazelaar tazi teague tebogo tedesco tehrani
teissier teixeira teixeirinha tejada tejero tekin teles tellez temel tempest teng tenorio teo
terpstra tesfaye tessier tetreault tetzlaff texier thaci thackeray thakkar thakur thapar thaxton
thayer theodorakis theriault theroux therrien theunissen thiam thibodeau thibodeaux thiel thiele
thiessen thijssen thistlewood thompson thomsen thomson thongchai thorne thornton thorpe thorsen
thorsson thorvaldsen threlfall thurman thurston thygesen tian tibbetts tiedemann tierney tieu
tillman tillotson timm timmermans timmons tindall tinsley tiwari tjader tkachenko tlili tobin
todorov toh toivonen toktogulov tolbert toledo tolentino tolliver toma tomaszewska tomczak tomic
tomlinson tong toole topal toprak torgersen torkelson torok torralba torrance torrens torvald tosi
tosun toth toumi toure tournier tousignant townsend trabelsi trahan tran traore trautmann treadwell
tremayne tremblay trevelyan trevino trevisan trieu trigueiros trindade trivedi trottier trudel
truitt trujillo tsai tsakiris tsang tse tseng tshabalala tsiklauri tsipouras tsuchiya tsuda tsui
tsuji tuala tubman tudorache tuilagi tuna tunc tunnicliffe tuohy tuominen tupac tupou turan turcanu
turcotte turgeon turk turnbull tursunov tveit twomey tyagi tymoshenko tyrrell tyson tzanetakis tzur
ubani ubeda ucar uddin ueda uehara ueno ugarte ugwu uhlig uittenbogaard ullrich ulriksen uluc
umarova umeh unal underhill underwood ungaro unger ungureanu unsworth unwin upadhyay urban urbaniak
urbina urbonas uribe urquijo urrutia ursachi ursu usenov usmani usta utley uwimana uysal uzor uzun
vacarescu vaccaro vachon vadasz vaher vaillancourt vaillant vaipulu vaitkute vaknin valadares
valadez valdes valdez valdivia valencia valenti valentini valenzuela valero valette valladares
vallee vallejo valverde vance vandenberg vanderbilt vandermeer vardanyan varela varga vargas
varghese varma vasconcelos vasilakis vasilenko vasilescu vasiliauskas vasiliev vasquez vass vasseur
vasudevan vata vaughan vaughn vaz vazquez veenstra veiga veilleux velasco velasquez velazquez
veldkamp velez veloso venegas venkataraman verbeek verbruggen verdier veres vergara verhagen
verhoeven verissimo verma vermaat vermeer vermeulen vernier verreault verstraeten verville vesely
vestergaard vetter vezina viana vicario vickers vidal vidigal vieira vien vigneault vigneron vik
vilches vilela vilhena villa villacampa villalba villalobos villanueva villar villasenor villegas
villeneuve vinci vincze vinogradov vinson virtanen viswanathan vitali vitola vlachos vlasblom vogt
vohra voicu voigt volk volkers volkmann volkov volkova vollmer volpe voros voss vrabel vroom vukic
vukovic vunipola vuong vural vyas wada waddell wadhwa wadsworth wagenaar wagstaff wahlberg wahlstrom
wainwright waite waititi wakefield walczak waldron walia wallin walmsley walsh walters walton wang
wanjala warburton wardle warrington warsame washburn washington wasilewska wassenaar watanabe
waterhouse waterman wathne watkins watkinson watts wazir weatherby weatherspoon webb weber webster
wedgwood wegener weidner weigel weinberg weiner weinstein wekesa welch weldon wendt weng wentworth
wenzel westberg westbrook westerberg westerlund westermann westerveld westfall westgaard weston
whalen whalley wharekura wharton wheatley wheeler whelan whisenhunt whitaker whitby whitehead
whitehouse whiteley whitfield whitley whitlock whitman whitmore whitney whittaker whitten
whittington whittle wiberg wibowo wickham widjaja wieczorek wiegand wieland wiersma wiese wiggins
wigglesworth wijaya wijnands wikstrom wilcox wilczek wilke wilkerson wilkins wilkinson wilks willard
willems williams williamson willms willoughby wilmot wimmer winfield winkelmann winkler winslow
winstanley winstead winterbottom winther wirth wisniewska wisniewski witherspoon witkowska witt
witte wlodarczyk wojciechowska wojcik woldemariam wolff wolstenholme wolters wolthuis womack wong
wongsawat woodall woodard woodbury woodcock woodhouse woodruff woodson woodward woodworth wooten
worthington wouters wozniak wrigley wrobel wroblewska wrona wunderlich wyman wysocka xenakis xhaferi
xie xing xiong xirau yaakobi yacoubi yadav yadin yagi yakovlev yamada yamaguchi yamamoto yaman
yamanaka yamashita yamazaki yancey yanez yano yao yarborough yarbrough yardley yasuda yates yazdani
yazici yeager yeboah yeghiazaryan yeh yeo yeung yildirim yim yin yip yoder yokota yokoyama yosef
yoshida yoshikawa yoshimura youngblood yount yousafzai yuce yuen yuksel yulianto yupanqui yurchenko
yurt yusupov yusupova zabala zabaleta zabel zachariah zago zahrani zaidi zainal zaitsev zajac
zakharchenko zakharov zalewska zamani zambrano zamfirescu zamora zand zander zandstra zanella
zanetti zanon zapata zarate zardari zarins zavala zawadzka zayani zbornik zeilstra zein zeka zelenko
zeller zeman zeng zepeda zeqiri zerhouni zeroual zervas zewde zhaksylykov zhan zhang zhao zhivkov
zhou zhu zhuang zhukova ziani ziegler zielinska zielinski ziemann zijlstra zilberstein zimmerman
zimmermann zingaretti ziolkowska zito zivkovic zogaj zohar zongo zonneveld zsoldos zubizarreta
zubkov zuccarello zuidema zukauskas zukowski zulu zuma zuniga zurabishvili zwanenburg
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
