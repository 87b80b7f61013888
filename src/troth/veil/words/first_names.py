"""First names that people bear, written in plain letters. A hint beside others, never proof."""

from typing import Final

from troth.veil.words import listed

NAMES: Final = listed("""
aadhya aafke aakash aarav aaron aarti abayomi abbas abby abdallah abdelhamid abdelkader abdelmalek
abderrahim abdul abdulaziz abdullah abdulrahman abebe abel abena abhijit abhinav abhishek abid
abigaelle abigail abiodun abiola abir abraham abtin achieng achille achilleas achim achraf ada
adaeze adam adaora adebayo adebola adeel adel adela adele adelheid adelina adelinde adeola aderonke
adetokunbo adham adiel adil adina aditi aditya adjoa adnan adnane adonis adrian adriana adwoa aenea
aeron afaf afonso afroditi afsaneh afshan afshin aftab afua agata agatha agathe aggeliki agim aglaia
agne agnes agnese agnieszka agostina agostinho agota agron agus agustin agustina ahlam ahmad ahmed
ahmet ahsan aicha aida aidan aiden aigerim aiguo aiko aileen ailsa aiman aimee ainara ainhoa ainur
aisha aisling aissata aiste aisulu aitana aitor aitziber aivars ajay akanksha akari akemi akhil
akihiko akiko akin akinyi akio akira akos akosua akram aksel akshay akua akwasi alain alan alana
alanis alannah alapaki alasdair alba albana albane albert alberta alberto albrecht alejandra
alejandro alejo aleksander aleksandr aleksandra aleksei aleksey aleksy alemayehu alena alessandra
alessandrino alessandro alessia alessio alev alex alexa alexander alexandra alexandre alexandros
alexandru alexane alexei alexis alfie alfio alfons alfonsina alfonso alfred alfredo algirdas ali
alia alibek alice alicia alicja alienor alin alina aline alisha alison alisson alistair alix aliyah
allasan allison alma almaz alofa aloisia alondra aloys alper alphonse alun alva alvaro alwin alyona
alyssa amadi amadou amahle amaia amaka amal amalie amanda amandine amanuel amara amaury amber amedeo
amelia amelie amichai amina aminata amine amir amira amirali amit ammar amna amol amparo amrita amy
ana anabel anabela anahera anahi anahit anahita anais anam anan anand ananya anas anastasia
anastasios anastazja anat anatole anca anders andile andini andoni andre andrea andreas andreea
andrei andreia andreina andrej andres andrew andrii andris andriy andrzej andy anemone aneta angel
angela angelica angelika angelina angharad anghel angus ania aniela anika aniket aniko anil anirudh
anisa anissa anita anja anjali anke ankit ankita ann anna annabel annagret annalisa annamaria anne
annegret anneke anneli annelies anneliese annelore annemarie annemiek annerl annet annette anni
annick annie annika anong anouk ansel anselm anselmo ansgar antanas anthony antigoni antje anto
antoine anton antonella antoni antonia antonin antonina antonio anupama anuschka anushka anwen anya
anyango aoibhe aoibheann aoibhinn aoife aparna apinya apolline apollonia apostolos appie april
araceli aram aranka arantxa ararat arash arben archana archie arda ardeshir ardita areej arezu
ariadna ariana ariane arianna arie arief ariel arif arik aris aristide arjan arjen arjun arkady
arlette arman armand armando armin arminda arnab arnaud arnav arne arnold aroha arooj arpad arpine
arsalan arsen arta artan artem artemis arthit arthur artin artur arturas arturo arun aruna arunas
arvid arvind arwa arwel aryan arzu asa asad asaf asami asel asena asha asher ashish ashley ashok
ashot ashraf ashwini asier asif asim aslaug asmaa aspasia assane assunta aster astghik astrid asuka
asuman asunta atef atefeh athanase athanasios athena atieno atif atsuko atsushi attila attilio atul
aubrey audrey audrius august augustin augusto aulia aung aurelie aurelien aurelio aurora austeja
austin ava avetik avi aviad avigail avinash aviram avner avraham avtandil axel axelle aya ayaan
ayaka ayako ayala ayame ayanda ayaz aybek ayca ayele ayesha aygun ayhan ayla aylin ayman aynur
ayodele ayomide ayoub ayse aysegul aysel ayumi ayush azadeh azamat azar azhar aziz aziza azlan azra
azubuike azucena azzurra baastian babajide babak babatunde babette babou babsi bachir badr bahar
bahareh bahman bahram bailey bakary bakyt balaji balazs bambang bambi baozhen baptiste barak baraka
baran barb barbara barbe barbel barbl barbora bardhyl barna barnabe barnaby barney barry bart bartek
bartje bartolomeo bartosz basak bashir bashkim basia basile basim basma bassam basti bastiaan
bastian bastien batbayar batiste batsheva batuhan bayani bayu baz beata beate beatrice beatrijs
beatriz becca becky begona begum behnam behrouz bekir bela belen belgin belinda belinha bella ben
bence benedetta benedicte benedikt benedita bengt benita benito benjamim benjamin benji benni benno
benoit bente bento beppe beppie beppino bereket berend berenice berenike berhane berit berk berkay
berna bernadette bernard bernarda bernardo bernat bernd bernhard berni bert berta bertha berthold
bertie bertille bertrand bertus besa besnik beth bethan bethany betinho betje beto betti bettina
bettine betty betul beverley bex beyza bharat bhavana bhavesh bhavna bhuvan biagio bianca bibiana
bich bijan bilal bilel bilge bina binh binta bipin birdie birger birgit birgitta birsen birte birthe
birute bita bjarne bjork bjorn blake blanca blandine blas blathnaid blaze blerim blerta blessing
bliss bob bobby bodil bodo bogdan boglarka bogna bogumil bohdan bola bolanle bolat bolormaa bong
bongani bonifacio bonnie boonmee bora borbala boris borja bosede bosse botond boubacar bouchra
boudewijn bouke bowen bozena brad bradley brahim brais bram branca brando brandon branislav branka
branko branwen braxton brayan brayden breandan brechtje bregje brenda brendan brennan brent brett
brian brianna brid bridget bridie brigida brigitte brita britta brody bronagh bronwen bronwyn brooke
bruce bruna brunhilde bruno bryan bryce bryn bryony buck budi bugra bujar bukola bulent burak burcu
burkhard bushra busisiwe byung cacilia caden cadu caetana cagla caglar cahya caitlin caleb calista
callum calogero calum camelia cameron cami camila camilla camille camryn canan candela candice
caoilfhionn caoimhe caoimhin capucine cara carina carl carla carles carlijn carlinhos carlitos carlo
carlos carly carme carmela carmelo carmen carmina carmine caro carol carola carole carolin carolina
caroline carrie carsten carys casey casimir casper cassandra cassandre cassidy cassie cataleya
catalin catalina catarina caterina cath cathal catherine cathrin cathy catia catrin catriona caua
cayetana cayetano ceciel cecile cecilia cecily cecylia cedric cees celeste celestino celia celina
celine cem cemal cengiz cenk ceren ceri cerys cesar ceyda cezary chadia chae chaim chaima chaiya
chana chandni chandra chang chantal chanthou charalampos charlene charles charlie charlize charlotta
charlotte charly charo chau chaya chayenne checco cheikh chelo chelsea chema chen chenda chenxi
cheryl chetan cheyenne chiamaka chiara chibuike chidi chidinma chie chiedza chieko chihiro chijioke
chika chike chima chinedu chinh chinonso chinwe chioma chipo chiquinho chisom chitra chiyo chloe
cholpon chris chrissie christa christel christelle christian christiane christina christine christl
christoph christophe christopher chrysa chukwuemeka chul chuma chunhua chus chuy cian ciara ciaran
ciccia ciccio cicek cicero cidinha cigdem cillian cindy cinzia ciprian ciro ciru citlali citra
claartje claire clara clare clarice clarissa clarisse claude claudia claudine claudio claudiu claus
clelia clemence clemens clement clementina clementine clive clodagh clotilde codruta cody coen colby
colette colin colleen colm colton columba conall concetta concha conchi conchita cong conni connor
conny conor conrad constanca constanze consuelo cora coralie corentin corina corine corinna corinne
cormac cornel cornelia cornelis cornelius corrado corrie cosima cosimo cosmin costanza costel costin
courtney craig crescenzo crina cris crisanto cristian cristiana cristiano cristina cristobal crystal
csaba csilla cuauhtemoc cuong curtis cyprien cyril daan daantje dacian daciana dafna dafne dafydd
dagmar dagny daichi daiki dainius daisuke daisy daithi daiva dakota dalia dalila dalisay dalit dalma
dalton dalva damaris damian damiano damien damilola dan dana danae dandan dani daniel daniela
daniele danielle danila danilo danique danit daniyar danny danuta daphne dara dardan daria dario
darius dariush dariusz darko darragh darren daryl dauren dave davi david davide davidino davit davor
dawei dawid dawit dawn dayana dayo dean deandre deb debashish debbie debora deborah deccy declan
dede dedi deepa deepak deepika defne deirdre deivid delaram delfina delia delilah delphine delyth
demba demet demetrius denis denise deniz dennis denny denys derek dermot derrick dervla derya desi
desiree desmond despina detlef devika devin devon devonte devorah dewayne dewi dezso dhanush dhruv
diallo dian diana diane diarmuid didem didi didier diederik diego diellza diem diep dieter dieti
dietlind dietmar dikembe dilan dilara dilek dilip dilys dimas dimitra dimitri dimitris dimphy dina
dinara dineke dinesh dinis dinora diogo dion dionisio dionysia diosdado dipti dirk dirkje divya
djamila djibril djoke dmitri dmytro dogan doina dolf dolores domenico domingas dominic dominik
dominika dominique don donal donald donata donatella donato dong dongmei donna donovan donya doortje
dora doreen doriane dorien dorin dorina dorine doris doron dorota dorotea dorothea dorothee dorothy
dorte dougie douglas douwe dragan dragana dragos dries drita dritan dror duaa duangjai duarte
dudinha duilio dumisani dumitru duncan dung dunja duong durga dusan dustin duygu dvir dwayne dylan
eabha eachann eamon ebba ebele eberhard ebony ebrahim ebru ecaterina edda eddie edeltraud eden edgar
edgars edie edith edmee edmund edna edoardo edona edouard edson eduarda eduardo edurne edward edwige
edwin eefje efe efrain efrat efren eftychia efua egidijus eglantine egle egon ehud eiji eike eiko
eileen eilidh eimear einar einat eino eira eirini eirlys eitan eithne ejaz ejike ekaterina ekene
ekin ekta elad elaheh elaine elbert elchin eleanor eleftherios elektra elena eleni eleonora eleonore
eleri eleuterio elfriede elham eli eliane elias elien eliezer elif elijah elin elio elira elisa
elisabeth elisabetta elise elisheva elita eliyahu eliza elizabeth elkana elke ella elle ellen ellie
ellinor elliot elliott elly elnaz elnur elodie eloise elouan eloy elsa elsbeth elsie elsje elske
elton eluned elvana elvira elzbieta eman emanuel emanuela emanuele emeka emel emeline emer emese
emiel emiko emil emile emilia emiliano emilie emilio emily emine emir emlyn emma emmanuel emmanuelle
emmeline emmett emoke emrah emre emrys encarna encarni encarnita ender endre endrit eneko engin enid
eniko enitan enkhtuya enrica enrico enrique enver enyinnaya enzo eoghan eoin ephraim ercan erdal
erdem erdogan eren erez erhan erhard eric erica erik erika erin erkan erlan erlend ermanno erminia
ernest ernesta ernesto ernie ernst erol ersilia ersin erum erwan erwin esha eskil esko esma esme
esmee esmeralda espen esperance esperanza esra esraa esteban estefania estela estelle ester esther
estrella eszter etelvina eteri ethan ethel etienne etsuko ettore euan eugen eugene eugenia eugenie
eugenio eulalia eulalie eulogio eunice eusebia eusebio eva evan evangelia evangeline evangelos
evaristo eve evelien evelyn evert evgenia evgeny evren ewa ewan ewelina eyal ezekiel ezequiel ezgi
ezinne ezra fabian fabiana fabien fabienne fabinho fabio fabiola fabri fabrice fabrizio facundo fadi
fadila fadime fadoua fadwa fahad fahim fahima faisal faiza faizal fajar falk fanfan fanta fantine
farah farai faraz fares farhad farhan fariba farid farida farideh farouk farrukh farshid farzaneh
fathi fatih fatiha fatima fatma fatmir fatos fatou fatoumata faustina faustine faustino fawad faye
fayrouz fearghas federica federico feike fela felice felicia felicien felicity felipa felipe felix
feliza femi femke femmie feng fengying fenna ferdi ferdinand ferdinando ferenc fereshteh fergal
fergus ferhat ferial feride fermin fernand fernanda fernando fernao ferran fetu feyza ffion fiadh
fidel fieke fien fiete fifi figen fikile fikret filip filipa filippa filippo filiz filomena finlay
finley finn fiona fionn fionnuala fiorella fiorenzo firmin firmina firouz fisnik fitri fiza flavia
flavie flavinha flavio fleur flora florence florent florentina flori florian floriane florin
florinda florine flossie flutura folake folashade folkert forough fortuna fotini fotis fouad fouzia
frances francesca francesco franci francine francis francisca francisco franciszek franck francka
francois francoise franka frankie frans fransje franz franzi franziska franzl fraser fred freda
freddie freddy frederic frederica frederieke frederik frederique fredrik freek freja freya frida
frieda frieder friederike friedhelm friedrich frits fritz frode froilan froukje fruzsina fulvia
fulvio fumiko fumio funke funmilayo furkan fyodor gabe gabi gabin gabor gabri gabriel gabriela
gabriele gabrielle gael gaelle gaetan gaetana gaetano gage gagik gaia gakuru gale galih galina galit
gamze ganbold ganesh garance garegin gareth garry gary gaspard gaspare gaston gatimu gaurav gauri
gauthier gavin gayane gayatri gaz gcina gediminas geert geertje geertruida geeta gege gellert gemma
genaro genevieve gennady gennarino genoveva geoff geoffrey geoffroy geon georg george georges
georgette georgia georgina geovanny geraint gerald geraldine gerard gerardo gerben gerd gerda gerdi
gergely gerhard gerlinde germaine germana gerrie gerrit gerry gert gertie gertjan gertraud gertrud
gertrude gervasio gesche getachew gethin getrud gevorg gezim ghada ghassan ghazal gheorghe
gheorghita ghislain ghislaine ghita ghulam giacinta giacomo giada giampaolo giancarlo gianfranco
giang giangi giangio gianluca gianmarco gianna gianni giannis gideon gidon giedre giga gigi gigino
gigio gijs gilad gilbert gilberto gilda gildas gilles gillian gina ginette ginevra ginny gino
gintaras gioele giorgi giorgia giorgio giorgos giovanna giovanni giovannina giovannino girish girlie
girma gisela gisele giselle gita gitte gitti giulia giuliana giuliano giuseppe giuseppina gizella
gizem gladys glen glenda glenn glenys gloria glynis gokce gokhan golan golnaz goncalo gonul gonzalo
gopal goran gordon gorka gorkem goro gottfried gotz goyo gracelyn graciela graeme graham grainne
grazyna greer greet greetje greg greger gregoire gregor gregorio gregory greta grete gretel gretl
greyson griet grietje grigore grigori griselda gruffydd grzegorz guadalupe guang gudrun guendalina
guggi guglielmo gugu guido guilherme guillaume guille guillem guillermina guillermito guillermo
guiomar guiying gulay gulcan gulden gulnara gulsen gulshan gulsum gunda gundi gundula gunel gunes
gunilla gunnar gunner gunter gunther guntis guoliang guoqiang gurpreet gus gustaf gustav gustavo guy
gwen gwenaelle gwendal gwendoline gwendolyn gwenllian gwenn gwilym gwion gwyn gwyneth gyorgy gyorgyi
gyula habib habiba habibeh habtamu hadar hadas hadewych hadil hadis hadiza hadrien hafeez hafiz
hafsa hagit haile haiyan hajar hajnalka hakan hakim hakon hala halil halima halime halina haluk
halvor halyna hamed hamid hamideh hamish hamza hana hanako hanan hande haneul hanh hani hanife hanin
hanna hannah hanne hanneke hannelore hannes hans hansa hansi hansje haoran harald haralds hardeep
haris harish harmke harold haroon harper harpreet harrie harriet harrison harry harsh harsha hartmut
hartono haru haruka haruki haruko haruto harvey hasan hashim hasmik hasna hassan hassiba hatem
hatice hattie haukje havard hawa hayk hayley hayriye haytham hazel heather hector hedda hedwig heidi
heike heikki heiko hein heiner heini heino heinrich heinz heinzi heitor hela heledd helen helena
helene helga helle helmi helmut hemant hemi hendra hendrik hendrikje henk henkie hennie henning
henri henrietta henriette henrik henrike henrique henry henryk herbert herculano heribert heriberto
herlinde herman hermann hermelinda hermi hermine herminia hernan herta hertha herve hessel hester
hettie hiba hicham hichem hidde hideki hideko hideo hien hieu hikari hikaru hila hilal hilario
hilary hilda hilde hildegard hilke hilli hiltrud himanshu hina hinata hind hinewai hinnerk hippolyte
hira hiram hiro hiroaki hiroki hiroko hiroshi hiroto hirut hisako hisham hitesh hitomi hjalmar hoai
hoang holger holly homa hone hongmei hongwei honoka honor honorine hooman hoon horia horst hortense
hortensia houda houria houshang hovhannes howard hryhoriy htet hubert huda hugh hugo huguette huimin
hulya humaira humayun humberto huong huseyin hussam hussein huyen hyacinthe hye hyejin hyun hyung
hyunwoo iacopo iain ian ianto iarla iason iban ibolya ibon ibou ibrahim ibrahima ibtissam ichiro ida
idan iddo idoia idris idriss iestyn ieuan ieva ifan ifeanyi ifeoma iftikhar ifunanya ignacio ignasi
ignazio igor ihor ihsan ikbal ikechukwu ikenna iker ikram ilan ilana ilaria ilayda ilda ildefonso
ildiko ileana ilgar ilham ilhan ilias ilie ilinca ilir ilka ilkay illiana ilona ilse ilya ilyas
ilyes ilze imad iman imani imelda imke immacolata imogen imran imre imtiaz inacio inaki inaya inbal
indah indalecio indira indu ineke ines inese inga inge ingeborg inger ingmar ingo ingrid ingrida
ingvar ingvild inigo inka inken inma inmaculada inmi inna innes intan ioan ioana ioane ioanna
iolanda iolo ionela ionut ipek iqra ira iraj irakli irati iratxe irem irena irene irenka irfan irina
iris irma irmantas irmgard irmi iryna isaac isabeau isabel isabela isabella isabelle isadora isagani
isaiah isamu isao isatou isaura isaure isha ishaan ishaq ishita isidoro isidro isla islam ismael
ismail isobel isolde issam istvan itai itamar itsuki itzel itziar iulia iulian iuliana ivan ivana
ivano ivar ivaylo ivo ivone ivonne ivy iwan iwona ixchel iyabo izabela izabella izan izaskun izumi
izzy jaafar jaap jaapje jaber jabulani jacco jacek jacinta jacinto jackie jackson jacky jacob
jacqueline jacques jade jaden jadranka jadwiga jaehyun jagdish jahanara jahangir jaime jake jakob
jakobi jakub jalal jalen jamal james jamie jamila jamshid jan jana janaki jandro jane janet janice
janina janine janis jannah jannes jannick jannie jannik janos jans jansje jantien janusz jaouad
jaqueline jared jari jarne jasmijn jasmin jasmine jason jasper jaspreet jasvinder jaswinder jaume
javed javi javier javito jawad jay jaya jayant jayden jayesh jaylen jazmin jean jeanette jeanne
jeannette jeff jeffrey jejomar jelani jelena jelle jelmer jeltje jemima jen jenna jenni jennifer
jenny jens jeremiah jeremias jeremie jeremy jericho jermaine jeroen jerome jeronimo jerry jerzy jess
jesse jessica jessie jesus jeta jetske jette jez jhon jhun jiahao jiang jianguo jianhua jianjun
jiaqi jide jignesh jihoon jikke jildou jill jilly jim jimena jimin jimmy jin jing jingyi jinhua jiri
jiro jisoo jitendra jitske jiwon jiwoo jo joachim joan joana joanna joanne joao joaozinho joaquim
joaquin joaquina jocelyn jocelyne jochem jochen jock jockel jodie jody joe joel joelle joep joerg
johan johann johanna johannes john johnny jojo joko jola jolan jolanda jolanta jolien jolijn jomar
jon jonah jonas jonathan jonna jonte jonty joon jopie joran jordan jordi jordy jorg jorge jorien
jorn jorrit jorunn jose josef josefa josefina josefine joselito joselyn josemi josep joseph
josephine josette josh joshua josiah josiane josie josip josje jost josue josune joumana journey
jovan jovana joyce jozef jozsef juan juana juanita juanjo juanma juanpe juanra jude judit judith
judy juergen juhani juju jujuba jukka jule jules julia julian juliana juliane julie julien juliet
juliette julio julita julius juma jun junaid junichi juninho junjie junjun junko jupp juppi jurema
jurgen jurgis jurgita juri jurre justas justin justine justyna jutta jyoti jytte kaan kaarina kabir
kacper kadiatou kadir kaede kagiso kahiau kahurangi kai kaija kailash kaimana kairat kaisa kaitlyn
kaito kajal kalani kalea kalina kalle kalli kalliopi kalman kalpana kaltrina kamal kamala kamau
kamil kamila kamilla kamlesh kamran kamryn kana kanako kanat kanchan kang kanoa kanya kaone kaori
kaoru karabo karan karel karen kari karim karima karin karina karine karl karla karlijn karolina
karoline karoly karsten karthik kartik kartika kashif kasia kaspars kasper kata katalin katarina
katarzyna kate katerina kateryna katharina kathe katherin katherine kathleen kathrin kathryn kathy
katie katinka katja kato katri katrien katrin katrina katsumi katsuo katti katy kaue kausar kaveh
kavita kavya kawtar kawthar kay kaya kayla kayleigh kayo kazimierz kazue kazuhiro kazuki kazuko
kazuo keahi keelin kees keesje kehinde keiji keiko keira keisha keisuke keith kekoa kelechi kelly
kelsey kemal kemi ken kendra kenichi kenji kenneth kenny kenta kentaro kenza kenzie keoni kerem
keren kerry kerstin kerttu keshav kestutis ketevan keti ketil ketty ketut kevin keyvan khadija
khadim khai khaled khalid khalil khanh khanyi khaoula khatia khin khoa khoi khosrow khurram kianoush
kiara kien kieran kieu kike kikelomo kiko kilian killian kim kimberly kimiko kinga kinneret kiprop
kira kiran kiri kirill kirsi kirsteen kirsten kirstin kirsty kirti kittisak kiyoshi kjell kjersti
kjetil klaartje klaas klaasje klara klaus klazien knut kobus koen kofi koharu kohei koichi koji kojo
koldo komal komang konrad konstantin konstantinos konul koray korbinian korkut korneel kornel
kornelia kostas kota kourosh krijn kris krishna krissi kristaps kristel kristen kristian kristiina
kristin kristina kristof kristoffer kriszta krisztian kriti krystian krystyna krzysztof ksenia
kseniya kubilay kubra kujtim kuldeep kulsoom kumar kumiko kunal kunigunde kunthea kurt kushtrim
kwabena kwadwo kwaku kwame kwang kwasi kwesi kyaw kyle kylie kyoko kyra kyriaki kyriakos kyung lacey
lachlan ladan ladislas laetitia laia laila laima lais lajos lakisha lakshmi lale laleh lali lalita
lamar lamia lamine lammert lander landon lanh lapo lara larisa larissa larry lars lasha lasse laszlo
latifa latisha latoya latrell laura laure lauren laurence laurens laurent laurentiu laurie lautaro
lavi lavinia lawanda lawrence laxmi layan layla lea leah leandra leandrinho leandro leanne lech
leela leena leendert leentje lefteris leidy leif leila leilani leire lena lenchen leni lenie leninha
lenka lennart lenni lennox lenny lenz leo leocadia leon leona leonard leonardo leonhard leonid
leonidas leonie leonor leontien leontine leopold leopoldine lerato leroy lesedi lesley leslie
lestari lester leszek leticia letizia levan levent levente levi levon lewis lexi leyla liam liaqat
liat licia lidia lidija liduina lidwien lieke liesbet liesbeth liesel lieselotte liesl ligaya lihi
lihua liina lijuan lila lilian liliana liliane liling lilit lilja lilla lillian lilly lilou lily
limin lina linas linchen linda lindiwe lindsay lindsey ling linh linnea linus lioba lionel lior
liping liqin liridona lirije liron lisa lisandro lisbet lisbeth liselotte lison lissy litia livia
liviu liwei liz lizzie lizzy ljiljana ljubica llewellyn llinos llorenc lloyd lluis llyr loan loek
loes logan loic lois lokelani lokesh lola loli lolita lonneke lorant lorcan lore loredana lorena
lorenz lorenza lorenzo loreta loreto loretta lori lorna lorraine losa lothar lotta lotte lotti
lottie lou louane loubna louis louisa louise loukas lourdes lovisa lowri luan luana lubna luc luca
lucas lucette luchino lucho lucia luciana lucianino luciano lucie lucien lucienne lucila lucile
lucilla lucille lucinda lucinha lucio lucrecia lucrezia lucy ludger ludivine ludmila ludovic
ludovica ludovico ludwig luggi lughaidh luigi luigina luis luisa luise luisinho luitgard luiz luiza
lukas lukasz luke lukki lulu lulzim luminita luna lungile lupe lupita lurdes lusine lutz luuk luzia
luzviminda lwazi lydia lydie lyes lynn lynne lyubov lyudmila maaike maaikje maayan mabel macarena
maciej mackenzie madalena madara maddalena maddie maddox madeleine madelief madhav madhu madhuri
madiha madina madison madlen mads mael maelis maelle maelys maeve magali magda magdalena magdalini
magdolna maggie magnus maha mahdi maheen mahendra maher mahesh mahina mahmoud mahmut mahnaz mahnoor
mahsa mahtab maia maialen maica maija maik maike maiken maiko maikol mailys mair mairead mairi maisa
maisie maite maja majed majid majlinda maju maka makar makayla makena maki makis makoa makoto maksim
malachi malak malala malcolm maldwyn malee malgorzata malia malick malik malika malin malini malka
malou malte malvina mamadou mamen mami mamuka manaia manal manami manasi mandana mandla mandy mane
manfred manijeh manish manisha manjeet manju manlio manoj manola manoli manolis manolito manolo
manon mansi mansour mantas manu manuel manuela maqsood mara maram marama marat marc marceau marcel
marcela marcelinho marcelino marcella marcello marcelo marcia marcin marcinho marcio marco marcos
marcus mared mareike marek maren margaret margarete margarethe margarida margarita margaux marghe
margit margot margret margrethe margriet margrit marguerite mari maria mariachiara mariam mariama
marian mariana mariangela marianne mariano maribel maricarmen maricel maricruz marie marieke mariel
mariela mariella marija marijke marijn marijose marika mariko marilena marilo marilou marilyn marina
marine marinella mario mariola marion mariona mariquita maris marisa marise marisela marisol marit
marita maritza marius mariusz marjan marjolein marjorie markku marko markus marla marleen marlen
marlena marlene marlies marlis marloes marlon marlous marouane maroussia marquis marta marten martha
marthe martial martijn martim martin martina martine martinho martins martje marton martyna maruja
marujita marvin marwa marwan mary maryam maryna maryse marzena masaki masako masami masao masaru
masashi masato masego masina massimiliano massimo matan matej mateo mateus mateusz mathias mathieu
mathijs mathilde mathis mathurin matias matilda matilde mats matt matteo matthew matthias matthieu
matthijs matti mattia matyas matze maud maude maura maureen maurice mauricio maurizio mauro max
maxence maxi maxim maxime maximilian maximiliano maya mayan mayra maysa mayte mayu mayumi maziar
mbali mckenna mechthild medina meena meenakshi meera mees mega megan megha megumi mehdi mehmet
mehran mehrdad mehtap mehwish mei meihua meike meilin meiling meinhard meinir meir meirion mekdes
mel melaku melanie melchior melek meleri melike melina melinda melisa melissa melitta melody meltem
melusine menachem menelaos menna menno merav mercedes meredith mererid meret meriem merita merle
mert merten merve meryem mesut metin mette mhairi mher mia micaela micah micha michael michaela
michal michalis micheal michel michela michele micheline michelle michi michiel michiko michio
mickael mickey micki midori miek mieke mieko mien mientje miep miguel miguelinho miguelito mihaela
mihai mihaly mihi miho mika mikael mike mikel mikey mikhail miki mikio mikkel mikko miklos miky mila
milagros milan mildred milena milica milind milja milla millie milly milo milos miloslav milosz
milou milu mimi mimoun mimoza mina minako mindaugas ming minghui mingyu minh minji minjun minna
minoo minori minoru mira miranda mircea mireia mireille mirela mirella miriam mirjam mirjana mirko
miroslav miroslava mirte mirtha mirthe misaki misty mitch mitchell mitra mitsuko mitsuo mitsuru
miyako miyu mizuki moctar modou moe mohamed mohammad mohammed mohan mohit mohsen moira moises mojgan
molly momo momoka mona moncef moni monica monika monique montse montserrat morag moran mordechai
morena morgan morgane moritz morten morteza morven moses moshe motoko mouad mouhamed mouna mounir
mourad moussa mpho mridula mubashir mudassar muge mugur muhammad muireann mukesh mulugeta mulyani
mumbi muna munawar munevver munir munira munkhbat murad murat murdo muriel murilo musa mustafa
mustapha mutua mwajuma mwangi myfanwy mykola mykyta mylene myles myriam myrthe myrto myung mzia
naama nabil nabila nachete nacho naciye nadav nadeem nadege nadezhda nadia nadine nadir nadja
naftali nagore nahid nahuel naila naima najat najib najla najwa nalan nalani naledi nalini nanako
nancy nandar nandini nando nandor naninha naoise naoki naoko naomi narantuya narcisa narciso
narcisse narendra naresh narges nargiza narine narong naseem nasim nasreen nasrin nasser nassim
nastasia nastassja natacha natalia natalie natasa natascha natasha natcha nate natela nath nathalie
nathan nathaniel natsuki natsumi nattapong naveed naveen navid navjot nawal nayara nayeli nayla
nazan nazanin nazia nazih nazim ndeye necati nechama neelam neele neeraj nefeli negar neha neil
nekane nektarios nele nelinha nelleke nelli nelly nelson nerea neringa nermin nerys nese nestor neta
netanel neul nevaeh neven nevena nevin nexhmije ngaire ngan nghia ngoc ngozi nguyet nhan nhlanhla
nhung nia niall niamh nicanor niccolo nicholas nick nicky nico nicola nicolae nicolas nicole
nicoleta nicoletta nicolino nicolo nicu nidal nidhi nidia niek niels nienke nigar nigel nighat nihal
nihat nika nikau nikhil niki nikita niklas niko nikodem nikola nikolai nikolaos nikolaus nikoleta
nikos nilay nilgun niloufar nils nilufar nilufer nima nimrod nina ninetta ning ninon ninoy ninuccia
niranjan nirmala nisha nishant nisrine nissim nitin nitzan nizar njeri njoroge njoud nkechi nkem
nkosana nnamdi nneka noa noah noam nobby nobu nobuhle nobuo nodar noel noelani noelia noelle noemi
noemie noga nolwenn noman nomsa nomvula nono nonso noor noortje nooshin nora norbert noreen
norhayati noriko norio norma norman normunds nothando nour noura nourredine noya ntombi nuala nuccio
nune nuno nunzia nunzio nupur nuray nurcan nuri nuria nurit nurlan nursel nursultan nurul nyambura
nyasha nynke nyoman oana oanh obdulia obinna oceane ochieng octave octavia octavian odalys oddvar
odette odile odin odion ofelia ofer ofir ofra oghenekaro ognjen oguz oguzhan ohiane oihane oisin
okan okello okke oksana oktay olabisi oladele olaf olalla olamide olav olayinka olcay ole oleg oleh
oleksandr olena olga olimpia oliver olivia olivier oliwia ollie olof olufemi olumide olusegun
oluwaseun oluwaseyi olwen olympia omar ombeline omer omid omkar omnia omolara omri ondrej onno
onofre onur onyekachi oona opeyemi ophelie orapin oren orest oreste orhan oriana oriane orietta
oriol orit orkhan orla orlaith orly orna ornella orsola orsolya ortrud osama osamu oscar osian oskar
oskars osman osnat ostap osvaldo oswald oswaldo oswin otar otavio othman otieno ottavia ottilie otto
ouassim ousmane outi ovidio ovidiu owain owen oybek oyin oyinkansola oyunaa oyvind ozan ozge ozgur
ozlem ozzie pablito pablo paco paddy padma padraic padraig paige pakorn pallavi palmira paloma pam
pamela panagiota panagiotis panida pankaj pantelis paola paoletta paolino paolo paquita paquito
paraskevi parfait parisa parker parul parvaneh parvati parveen parviz pascal pascale pasquale pat
patrice patricia patricio patricja patrick patrik patrizia patryk patsy patty patxi paul paula
paulette paulien paulina pauline paulinha paulinho paulius paulo pavan pavel pavlo pawel payal payam
pedrinho pedro pedroca pegah peggy pejman pelayo pelin pembe penelope penn penny pepa pepe pepijn
pepita pepito peppino peppuccio percy pernille perrine perry pertti petar pete peter peterle petra
petronela petronella petros petru peyman peyton phat phil philip philipp philippa philippe
philippine phillip philomene phoebe phuc phuong phyllis phyo pia piedade pierce pierin pierina
pierino pierluigi piero pierre pieter pietro pilar pilarin pili pille piluca pimchanok pinchas ping
pinuccia pinuccio piotr piper pippa pirkko piroska pisey plamen pleun ploy polina pooja poonam poppy
pouria pouya prabha prabhakar pradeep prakash pranav pranjal prasad prasert pratama pratibha pratik
praveen predrag preecha preeti prem priscila priscilla priti priya priyanka przemek pualani puneet
purificacion purnima pushpa putri putu qamar qasim qendrim qian qiang qiaoling qing qingqing quan
quang quentin quetzalli quico quincy quinn quinten quinton quinzinho quique quirijn quratulain quyen
quynh rabab rabah rabea rachael rachel rachele rachid rachida radek radha radka radovan rafa rafael
rafaela rafal raffaele raffaella raffi rafia rafik rafinha rafiq raghad raghav raghu ragna ragnar
ragnhild rahayu rahel rahul raimonds raimundo rainer raj raja rajani rajat rajeev rajesh rajiv raju
rakesh ralf ralph raluca ramazan ramesh rami ramil ramin ramiro ramon ramona ramonin ramses ramya
rana randy ranger rangga rangi rani rania ranjit raoul raphael raphaela raphaelle raquel rasa rasha
rashad rasheed rashid rashida rashmi rasmus ratko ratna rattana ratu raul raushan raven ravi
ravindra ravit rawiri ray rayan raymond raymonde razan razvan reagan rebeca rebecca rebekka recep
redouane reem reena refilwe reggie regina reginald regine regula rehan rehana reidun reinder reiner
reinhard reinhild reinhold reinier rejean rejoice reka rekha relinde remco remedios remi remigio
remo remy renaat renan renata renate renato renaud rene renee renke rens renske renu renzo reshma
resi reuben revaz reyhan reynaldo rezso rhea rhett rhian rhiannon rhodri rhydian rhys riad rianne
ricarda ricardinho ricardo riccardo rich richard richi rick ricky rico rida riek rieke riet
rigoberto riikka rika rike riku riley rina rineke rini rinske rinus rita rithy ritika ritu ritva
rivka riya riyad rizalino rizky rizwan rob robbie robel robert roberta robertino roberto robi robin
robrecht roby rocco rocha roci rocio rod rodders rodel roderick rodica rodney rodolfo rodrigo roel
roeland roelof rogelio roger rogerio rogier rohan rohini rohit roisin roksana roksolana rola roland
rolf rolfi romain roman romane romina romy ron ronald ronan ronen rong roni ronit ronja ronnie ronny
roopa rory rosa rosalba rosalie rosalind rosalinde rosana rosanna rosaria rosario rosarito rosaura
roschen roscoe roseanne rosellina roselyne rosemarie rosemary rosetta roshni rosi rosie rosina
rosinha rosita rosmah rosmarie ross rossana rossella roswitha rosy rotem rowan rowena roxana roxane
roxanne roy roya rozsa rron ruadhan ruairi ruaridh ruba ruben rubi rubina ruby ruchi rudi rudiger
rudo rudolf rufaro rufino ruggero rui rukhsana rukiye rukmini rune ruolan ruoxi rupa rupali rupert
ruperta ruperto ruslan russell rustam rusudan ruta rutger ruth ruud ruzanna ryan rylee ryoko ryota
ryszard saad saadet saadia saar saba sabah sabina sabine sabri sabrina sabrine saburo sachiko sadia
sadie sadio saeed safa safia safiya saga sagi sagrario sahand sahar sahin said saima saioa sajid
sakari sakchai saki sakshi sakura sakurako salah saleh salih salim salima salimata sally salma
salman salome salote salvador salvatore salvina sam saman samaneh samantha samar sameer samet sami
samia samin samina samir samira samuel samuele samvel sanam sancha sanda sandeep sandhya sandor
sandra sandrina sandrine sandrinha sandrino sandro sandy sanele sangeeta sanjana sanjay sanjeev
sanna sanne santi santiago santina santosh sanzhar saoirse sapna sara sarah saraswati sarfraz sari
sarika sarit sarita sarnai sascha sasha saskia satish satoko satomi satoru satoshi saul saule
saulius saurabh savas saverio savita sawsan sawyer sayaka sayuri scarlett schorsch schorschi scott
seamus sean seb sebastiaan sebastian sebastiao sebastien sebnem seda sedat seema sefa sefina
segolene seiji sekar sekou selam selamawit selcuk selena selene selim selin selina selma sema semih
semra senait senem senga sengul senka seohyun seoirse seojun seok seong sepideh seppel seppl
serafina serap serdar serena serge sergei sergej serginho sergio serhiy serife serkan serpil seru
servaas setareh seth setsuko seulgi seung sevan sevda severin severina severine sevgi sevil sevim
sevinj sevket seydou seyhan seyma sezen shabana shabnam shadi shafiq shahbaz shahd shahid shahida
shahin shahla shahnoza shahram shahzad shai shaima shaista shaked shakeel shalini shamim shan shane
shani shanice shaniqua shankar shannon shanta shanti shaoqi shapour sharmila sharon shashi shaul
shaun shawn shaz shazia sheela sheila shelby shelley shereen sheryl sherzod shigeo shigeru shilpa
shimon shin shinichi shinji shiori shira shiri shirin shirley shiro shiv shiva shivani shizuka
shizuko shlomit shlomo shmuel shobha shoko shola shona shoshana shota shpend shpresa shqipe shreya
shruti shuang shubham shufen shulamit shulan shun shunsuke shushan shweta sian siavash sibel
sibongile sibusiso sibylle sicheng siddharth sidonie siebe siegfried sieglinde siegrid sienna
sientje sietske sigal sigita sigrid sigurd siham sijtje silas sile silja silke silva silvana silvano
silvia silvio silviu sima simao simin simisola simon simona simone simran sina sinan sindhu sinead
siobhan sione sioned sipho sipke siriporn sita siti sivan sixtine siyabonga siyu sizwe sjaak sjaan
sjakie sjef sjoerd sjors sjoukje skender skye skylar slamet slavica slavko slawek sloane smita sneha
snezana soazig sofia sofiane sofie soha sohail soheil soizic sokha sokratis solange solene solenn
solomiya solveig somchai somsak somto sonal sonali songul sonia sonja sonke sonny sonsoles sonya
soojin soph sophea sopheap sophia sophie sora soraya sorcha soren sorin sorina sorley sothea sotiris
souad soufiane soukaina souleymane sourav spyros srey srinivas stacey stacy stamatis stan stanislao
stanislav stanley stavros stavroula stef stefan stefania stefanie stefano steffen steffi stefi
stelian stelios stella steph stephan stephane stephanie stephen steve steven stewart stien stig
stijn stina stine stormy stoyan struan stuart subhash suchitra suda sudha sudhir sue suhail sujata
sukanya sukhdeep sulan sulastri sule sulejman suleyman sultan suman sumaya sumera sumeyye sumiko
sumit sunil sunisa sunita sunniva suong supaporn suparman suraj surekha surendra suresh surya susan
susana susanna susanne sushila sushma susi susie susilo susumu suwit suzanne suze suzie suzume svea
svein sven svenja svetlana svitlana swantje swapna swati syafiq sybil sybille sylke sylvain sylvia
sylvie sylwia szabolcs szilard szilvia szymon tabassum tabea tabitha tadao tadas tadashi tadeo
tadeusz tadhg tahar tahir tahira taichi taiga taina taiwo takahiro takako takao takashi takayuki
takeo takeshi takumi tala talha tali talia tama tamar tamara tamas tamati tamer tamika tamiko
tamirat tammy tamsin tamta tanawat tancredi tane taner tanguy tania tanisha tanja tanmay tanneke
tanner tanni tanveer tanvi tanya taoufik tapiwa tara taraneh taras tarek tareq tariq tariro taro
tarun tasha taslima tasnim tatenda tatev tatiana tatinha tatjana tatsuya tauseef tavinho tavita
tawanda tayfun taylor ted tegan tehmina teije tejas telma telminha temitope temur tendai teodora
teodoro teofilo tereixa terence teresinha terje terrell teruo tess tessa tetiana tetsuo tetsuya teun
teuta tevita thabo thach thaddaus thalita tham thanasis thandeka thandi thandiwe thanh thao thea
thelma themba theo theodor theodora theodore theofilos theresa therese thiago thibaud thibault
thibaut thien thierry thies thijs thilo thinh thiri thoa thodoris thom thomas thommy thor thora
thorben thorsten thuan thuong thura thuraya thuy thyra tia tiago tiaguinho tiana tiberiu tibor tida
tiemo tiernan tiffany tigist tigran tihomir tiina tiiu tijmen tijn tilda tilde till tilly tilman tim
timea timo timofey timothe timothee timothy timur tina tinashe tinatin tineke ting tingting tininha
tinus tiphaine titi titilayo tito titouan tivadar tiziana tiziano tjalling tjark tjitske toan
tobechukwu tobi tobias toby tochukwu todd toine tolga tom tomas tomasz tomer tomislav tommaso tommi
tommy tomoko tomomi tomos tone tonho toni tonia tonico toninho tonino tonke tono tony toomas toon
torben torbjorn tore tori torsten toru toshi toshiko toshio totonno toussaint tova toyin trace
tracey tracy traian trang traudel traudl travis treasa trevor treyvon tricia triin trijn trijntje
trine trinh trini trinidad trinity trish trisha tristan trixi trond trong trude trudi trudy trung
truong truus truusje trygve tsegaye tshepo tsubasa tsuyoshi tsvetana tuan tudor tudur tugba tugce
tulay tulin tumelo tuncay tunde tung tuomas tuong tural turgut turid turiddu tushar tuti tuula tuva
tuyet twan tycho tyler tymon tyrese tyrone tzipi tzvi uche uchenna uday udo ufuk ugne ugochi ugur
uldis ulf ulises ulla ulli ulrich ulrika ulrike ulugbek ulviyya ulysse umair umar umberto umeko
umesh umida umit umut unai unni uriel urmas urmila ursel ursi urska ursula urszula urtzi uschi usha
usman uta ute utkarsh uwe uyen uzma uzoma vaclav vadim vaggelis vahe vahid vaibhav vaida vaishali
vaiva vakhtang valbona valdir valdis valentijn valentim valentin valentina valentyna valeria
valeriano valerie valerio valeriu valeriy valon vanda vandana vandinha vane vanesa vanessa vani
vanina vanna vardan varsha varun vasanthi vasil vasile vasilica vasiliki vasilis vassia vassilis
vasyl vazha veasna vedat veerle vegard veikko veit venkat ventura vera vered verena verinha verity
vernon veronica veronika veronique vesna veysel vicen vicente vicki vicky victor victoria victorien
vidar vidya viet viggo vijay vijaya vikas vikram viktor viktoria vilde vilhelm viliami vilma vilmos
vimala vinay vince vincent vincenza vincenzino vincenzo vineet vinh vinicius vinod vinzenz viola
violaine violeta violette viorel viorica vipul virag virak virgilio virginia virginie vishal vishnu
vitaliy vitinho vito vitor vittorio vituccio vivek vivian viviana vivien vivienne vjekoslav vjosa
vlad vladimir vladislava voica vojislav volkan volker volodymyr vreni vroni vugar vusi vyacheslav
vytautas wael wafa wagner wahyu wairimu wakana walburga waldemar waldi waleed walid wallace walter
waltraud wambui wanda wanderson wangari wanida wanjiku wanjiru waqar waqas warren wassim wastl
wataru wati wayan wayne wei weidong weijun weiming wencke wendelin wendy wenjing werner weronika wes
wesley wessel wiam wichai widad widodo wiebe wiebke wietske wijnand wiktor wiktoria wilf wilfred
wilfried wilhelm wilhelmina wilhelmine willeke willem willemijn willi william willow willy wilma
wilmer wilson wineke winfried winifred winnie winston wiremu witold wojciech wojtek wolfgang wolfram
wook wout wouter wren wubbo wyatt xabi xander xandra xanthi xaver xavi xavier xhevdet xiang xiao
xiaobo xiaodong xiaofei xiaohong xiaojun xiaoli xiaoling xiaomei xiaoming xiaoyan xico ximena ximo
xinyi xinyue xiomara xisca xiulan xiuying xuan xueqin yaakov yadira yael yagmur yago yahya yair
yaiza yalda yamila yamina yamini yan yana yanet yang yanis yaniv yanling yann yannick yannis yanti
yaping yara yarden yaren yaroslav yasaman yasemin yash yashoda yasin yasir yasmeen yasmin yasmina
yasmine yassin yassine yasuko yasuo yasushi yating yavuz yegor yehuda yehudit yeison yejin yelena
yeliz yemi yentl yeon yeong yerlan yesenia yesim yetunde yevgenia yevhen yewande yfke yiannis yichen
yifan yiftach yigal yigit ying yingying yishai yitzhak ylva yngve yoana yoav yochanan yoel yogesh
yogi yohannes yoko yolanda yolande yona yonatan yong yoon yoonji yoran yorgos yoshie yoshiko yoshio
yossi yosuke yotam younes youri yousef youssef youssouf yuan yudi yuhan yui yuka yukari yuki yukiko
yukio yuko yulan yulia yuliana yuma yumi yumiko yuming yuna yuni yunus yuri yuridia yuriko yusbel
yusra yusuf yusuke yuta yutaka yuting yuto yuval yuxuan yuzhen yves yvette yvon yvonne zacarias zach
zacharie zachary zack zafar zafer zaheer zahid zahra zaid zaida zainab zaira zakaria zaki zamfir
zana zandile zane zanele zara zarina zaruhi zaur zawadi zaza zbigniew zdenek zdravko zeeshan zeger
zehava zehra zeinab zekiye zelie zeliha zeno zenobia zenzi zequinha zerrin zexi zeynep zezinha
zhanar zhanna zhen zheng zhenzhen zhihao zhiwei zhiyuan zhong zhuo ziad zigmars zihan zimo zineb
zinhle zion zita zixuan ziyad zlata zodwa zoe zoey zofia zohra zohreh zoltan zoraida zoran zoya
zsofia zsolt zsombor zsuzsanna zubaida zubin zuhal zuleyha zulfiqar zulfiya zulkifli zulma zulmira
zurab zuri zuzana zuzanna zvonimir zydrunas
""")

COMMON_WORDS: Final = listed("""
adele alba alma amber april arch art august aurora austin autumn basil bea bill bob brook carol
cash chance charity charlie chase chastity christian clay cliff colt crystal cruz daisy dale dan
dawn dean destiny diamond dolores don drew dusty earl eve faith fern flora florence francisco
frank gene georgia ginger glen glory grace grant guy harmony hazel heath heather heaven herb
holly hope hunter iris ivy jack jade jay jean jesus jewel john jordan joy june jules juan kay
kim kitty lance laurel lily lou luna mai major marina mark mars martin mason max may melody
mercedes merry mia mike miles milo mina mo nick noel nova olive paris pat patience paul peace
pearl penny pepper peter pierre poppy pilar prudence queenie ray reed regina rich rob robin rod
rocky roman rosa rosario rose ruby rusty sage said sandy santa saul scout sky stella sierra
stone sue summer sunny sunshine teddy tim till tom trinity tuesday victoria violet violeta wade
ward wednesday will willow winter wren ali alan mel kai lea nele luz sol paz consuelo esperanza
estrella rocio nieves ernst dick willy jo gus fleur marguerite aime claude colombe clement
constant prosper desire soleil abril jan ken angel ben ella elle julio mari mira hank harry josh
carrie jimmy joe dear milagros remedios purificacion candela bosse blas magnus dara iban deniz
jing minh noa norma suda azar bola
rana neta tia asunta
""")
"""Of those, and others, the ones that are words as well: they need a better hint."""
