"""First names that people bear, written in plain letters. A hint beside others, never proof."""

from typing import Final

from troth.veil.words import listed

NAMES: Final = listed("""
aadhya aafke aakash aarav aaron aarti abayomi abbas abby abdallah abdelhamid abdelkader abdelmalek
abderrahim abdul abdulaziz abdullah abdulrahman abebe abel abena abhijit abhinav abhishek abid
abigail abiodun abiola abir abraham abtin achieng achille achilleas achim ada adaeze adam adaora
adebayo adebola adeel adel adela adele adelheid adelina adeola aderonke adetokunbo adham adiel
adil adina aditi aditya adjoa adnan adrian adriana adwoa aeron afaf afonso afroditi afsaneh afshan
afshin aftab afua agata agatha agathe aggeliki agim agne agnes agnieszka agostinho agota agron
agus agustina ahlam ahmad ahmed ahmet ahsan aicha aida aidan aiden aigerim aiguo aiko ailsa aiman
aimee ainhoa ainur aisha aisling aiste aisulu aitana aitor aitziber aivars ajay akanksha akari
akemi akhil akihiko akiko akin akinyi akio akira akos akosua akram aksel akshay akua akwasi alain
alan alana alapaki alasdair alba albana albert alberto albrecht alejandra alejandro aleksander
aleksandr aleksandra aleksei aleksey alemayehu alessandra alessandro alessia alev alexa alexander
alexandra alexandre alexandros alexandru alexei alexis alfie alfio alfonso alfred alfredo algirdas
ali alia alibek alice alicia alicja alin alina aline alisha alison alistair alix allasan allison
alma almaz alofa alondra alper alphonse alun alva alvaro alwin alyona alyssa amadi amadou amahle
amaia amaka amal amanda amandine amara amber amedeo amelia amelie amichai amina aminata amine amir
amira amirali amit ammar amna amol amparo amrita amy ana anabel anabela anahera anahi anahit
anahita anais anam anan anand ananya anas anastasia anastasios anat anatole anca anders andile
andini andoni andre andrea andreas andreea andrei andreia andres andrew andrii andris andriy
andrzej andy anemone aneta angel angela angelica angelika angelina angharad anghel angus anika
aniket aniko anil anirudh anisa anissa anita anja anjali anke ankit ankita ann anna annabel
annalisa annamaria anne annegret anneli annelies anneliese annemiek annette annick annie annika
anong anouk ansel anselm anselmo ansgar antanas anthony antigoni antje anto antoine anton
antonella antoni antonia antonio anupama anushka anwen anya anyango aoibhe aoibheann aoibhinn
aoife aparna apinya apolline apostolos april araceli aram aranka ararat arash arben archana archie
arda ardeshir ardita areej arezu ariadna ariana arianna arie arief ariel arif arik aris arjan
arjun arkady arman armand armando armin arnab arnaud arnav arne arnold aroha arooj arpad arpine
arsalan arsen arta artan artem artemis arthit arthur artin artur arturas arturo arun aruna arunas
arvid arvind arwa arwel aryan arzu asa asad asaf asami asel asena asha asher ashish ashley ashok
ashot ashraf ashwini asif asim aslaug asmaa aspasia aster astghik astrid asuka asuman atef atefeh
athanasios athena atieno atif atsuko atsushi attila attilio atul aubrey audrey audrius august
augustin augusto aulia aung aurelie aurelien aurelio aurora austeja austin ava avetik avi aviad
avigail avinash aviram avner avraham avtandil axel axelle aya ayaan ayaka ayako ayala ayame ayanda
ayaz aybek ayca ayele ayesha aygun ayhan ayla aylin ayman aynur ayodele ayomide ayoub ayse aysegul
aysel ayumi ayush azadeh azamat azar azhar aziz aziza azlan azubuike azucena azzurra babajide
babak babatunde babette bachir badr bahar bahareh bahman bahram bailey bakary bakyt balaji balazs
bambang bambi baozhen baptiste barak baraka baran barb barbara barbe barbel bardhyl barna barnabe
barney barry bart bartek bartje bartolomeo bartosz basak bashir bashkim basile basim basma bassam
basti bastian bastien batbayar batsheva batuhan bayani bayu baz beata beate beatrice beatriz becca
becky begona begum behnam behrouz bela belen belgin bella ben bence benedicte benedikt benedita
bengt benita benito benjamin benji benno benoit bente bento beppe bereket berend berenice berhane
berit berk berkay berna bernadette bernard bernarda bernardo bernd bernhard bert berta bertha
berthold bertille bertrand besa besnik beth bethan bethany beto betti bettina betty betul beverley
bex beyza bharat bhavana bhavesh bhavna bhuvan biagio bianca bich bijan bilal bilge bina binh
binta bipin birdie birgit birgitta birsen birute bita bjarne bjork bjorn blake blanca blandine
blas blathnaid blaze blerim blerta blessing bliss bob bobby bodo bogdan boglarka bohdan bola
bolanle bolat bolormaa bong bongani bonnie boonmee bora borbala boris borja bosede bosse botond
boubacar bouchra boudewijn bowen bozena brad bradley brahim brais bram brando brandon branislav
branka branwen braxton brayan brayden breandan brechtje brenda brendan brennan brent brett brian
brianna brid bridget brigitte brita britta brody bronwen bronwyn brooke bruce bruna bruno bryan
bryce bryn bryony buck budi bugra bujar bukola bulent burak burcu burkhard bushra busisiwe byung
caden cagla caglar cahya caitlin caleb callum calum camelia cameron camila camilla camille camryn
canan candela candice caoilfhionn caoimhe caoimhin capucine cara carina carl carla carles carlijn
carlo carlos carly carmela carmen carmine caro carol carole carolin carolina caroline carrie
carsten carys casey casper cassandra cassandre cassidy cassie catalin catalina catarina caterina
cathal catherine cathy catrin catriona caua cayetano cecile cecilia cecily cedric cees celeste
celestino celia celine cem cemal cengiz ceren ceri cerys cesar ceyda cezary chadia chae chaim
chaima chaiya chana chandni chandra chang chantal chanthou charalampos charlene charles charlie
charlotte charo chau chaya cheikh chelo chelsea chema chen chenda chenxi chetan chiamaka chiara
chibuike chidi chidinma chie chiedza chieko chihiro chijioke chika chike chima chinedu chinh
chinonso chinwe chioma chipo chisom chitra chiyo chloe cholpon chris christa christelle christian
christiane christina christine christoph christophe christopher chrysa chukwuemeka chul chuma
chunhua chuy cian ciara ciaran cicek cicero cigdem cillian cindy ciprian ciro citlali citra claire
clara clare clarice clarissa clarisse claude claudia claudio claudiu claus clelia clemence clemens
clement clementine clive clodagh clotilde codruta cody coen colby colette colin colleen colm
colton conall concetta concha conchi conchita cong connor conny conor conrad constanca consuelo
cora coralie corentin corina corine corinna corinne cormac cornel cornelia cornelis cornelius
corrado cosima cosimo cosmin costanza costel costin courtney craig crina crisanto cristian
cristiano cristina cristobal crystal csaba csilla cuauhtemoc cuong curtis cyprien cyril daan
dacian daciana dafna dafydd dagmar dagny daichi daiki dainius daisuke daisy daithi daiva dakota
dalia dalila dalisay dalit dalma dalton dalva damian damiano damien damilola dan dana dandan dani
daniel daniela daniele danielle danilo danit daniyar danny danuta daphne dara dardan daria dario
darius dariush dariusz darko darragh darren daryl dauren dave davi david davide davit davor dawei
dawid dawit dawn dayana dayo dean deandre deb debashish debbie debora deborah declan dede dedi
deepa deepak deepika defne deirdre deivid delaram delia delilah delphine delyth demba demet
demetrius denis denise deniz dennis denys derek dermot derrick dervla derya desiree desmond
despina detlef devika devin devon devonte devorah dewayne dewi dezso dhanush dhruv diallo dian
diana diane diarmuid didem didi didier diederik diego diellza diem diep dieter dietmar dikembe
dilan dilara dilek dilip dilys dimas dimitra dimitri dimitris dina dinara dinesh dinis diogo
dionysia diosdado dipti dirk divya djamila djibril dmitri dmytro dogan doina dolores domenico
domingas dominic dominik dominika dominique don donal donald donatella donato dong dongmei donna
donovan donya dora doreen doriane dorin dorina doris doron dorota dorothea dorothy douglas dragan
dragana dragos drita dritan dror duaa duangjai duarte dumisani dumitru duncan dung dunja duong
durga dusan dustin duygu dvir dwayne dylan eabha eachann eamon ebba ebele ebony ebrahim ebru eddie
edeltraud eden edgar edgars edith edoardo edona edouard edson eduarda eduardo edurne edward edwin
eefje efe efrat efren eftychia efua egidijus eglantine egle egon ehud eiji eike eiko eileen eilidh
eimear einat eino eira eirini eirlys eitan eithne ejaz ejike ekaterina ekene ekin ekta elad elaheh
elaine elchin eleanor eleftherios elektra elena eleni eleonora eleonore eleri eleuterio elfriede
elham eli elias eliezer elif elijah elin elira elisa elisabeth elisabetta elise elisheva elita
eliyahu eliza elizabeth elkana elke ella elle ellen ellie elliot elliott elnaz elnur elodie eloise
eloy elsa elsie elske elton eluned elvana elvira elzbieta eman emanuel emanuela emanuele emeka
emel emeline emer emese emiel emiko emil emile emilia emiliano emilie emilio emily emine emir
emlyn emma emmanuel emmett emoke emrah emre emrys encarna ender endre eneko engin enid eniko
enitan enkhtuya enrica enrico enrique enver enyinnaya enzo eoghan eoin ephraim erdem erdogan eren
erez erhan erhard eric erica erik erika erin erkan erlan erlend ermanno ernest ernesto ernst erol
ersin erum erwin esha eskil esko esma esme esmee esmeralda espen esperanza esra esraa esteban
estefania estela estelle ester esther estrella eszter eteri ethan etienne etsuko ettore eugen
eugene eugenia eugenie eugenio eulalia eulalie eunice eusebio eva evan evangelia evangeline
evangelos evaristo eve evelyn evert evgenia evgeny evren ewa ewan ewelina eyal ezekiel ezgi ezinne
ezra fabian fabiana fabien fabienne fabio fabiola fabrice fabrizio facundo fadi fadime fadwa fahad
fahim fahima faisal faiza faizal fajar falk fanfan fanta farah farai faraz fares farhad farhan
fariba farid farida farideh farouk farrukh farshid farzaneh fathi fatih fatiha fatima fatma fatmir
fatos fatou fatoumata faustine fawad faye fayrouz fearghas federica federico fela felice felicia
felicien felicity felipe felix feliza femi femke feng fengying fenna ferdinand ferdinando ferenc
fereshteh fergal fergus ferhat ferial feride fermin fernand fernanda fernando ferran fetu feyza
ffion fiadh fidel fifi figen fikile fikret filip filipa filippo filiz filomena finlay finley finn
fiona fionn fionnuala fiorella firmin firouz fisnik fitri fiza flavia flavie flavio fleur flora
florence florent florentina florian florin flutura folake folashade forough fortuna fotini fotis
fouad fouzia frances francesca francesco francine francis francisca francisco franciszek franck
francois francoise frankie frans franz franzi franziska fraser fred freda freddie freddy frederic
fredrik freek freja freya frida frieda friederike friedrich fritz frode froilan fruzsina fumiko
fumio funke funmilayo furkan fyodor gabe gabi gabor gabriel gabriela gabriele gabrielle gael
gaelle gaetan gaetano gage gagik gaia gakuru gale galih galina galit gamze ganbold ganesh garance
garegin gareth garry gary gaspard gatimu gaurav gauri gauthier gavin gayane gayatri gaz gcina
gediminas geeta gege gellert gemma genevieve gennady geoff geoffrey geon george georges georgia
georgina geovanny geraint gerald geraldine gerard gerardo gerd gerda gergely gerhard gerlinde
germaine gerrit gert gertrud getachew gethin gevorg gezim ghada ghassan ghazal gheorghe gheorghita
ghislain ghislaine ghita ghulam giacomo giada giampaolo giang gianluca gianmarco gianna gianni
giannis gideon gidon giedre giga gigi gijs gilad gilbert gilberto gilda gilles gillian gina
ginette ginevra gintaras gioele giorgi giorgia giorgio giorgos giovanna giovanni girish girlie
girma gisela gisele gita giulia giuliana giuliano giuseppe giuseppina gizella gizem gladys glen
glenda glenn glenys gloria gokce gokhan golan golnaz goncalo gonul gonzalo gopal goran gordon
gorka gorkem goro gottfried gotz gracelyn graciela graeme graham grainne grazyna greer greetje
greg greger gregoire gregor gregorio gregory greta grete greyson grigore grigori gruffydd grzegorz
guadalupe guang gudrun guido guilherme guillaume guillermo guiying gulay gulcan gulden gulnara
gulsen gulshan gulsum gunel gunes gunilla gunnar gunner gunter gunther guntis guoliang guoqiang
gurpreet gus gustav gustavo guy gwen gwenaelle gwendolyn gwenllian gwenn gwilym gwion gwyn gwyneth
gyorgy gyorgyi gyula habib habiba habibeh habtamu hadar hadas hadil hadis hadiza hafeez hafiz
hafsa hagit haile haiyan hajar hajnalka hakan hakim hakon hala halil halime halina haluk halvor
halyna hamed hamid hamideh hamish hamza hana hanako hanan hande haneul hanh hani hanin hanna
hannah hanne hanneke hannelore hannes hans hansa hansi haoran harald haralds hardeep haris harish
harold haroon harper harpreet harriet harrison harry harsh harsha hartmut hartono haru haruka
haruki haruko haruto harvey hasan hashim hasmik hasna hassan hassiba hatem hatice hattie havard
hawa hayk hayley hayriye haytham hazel heather hector hedda hedwig heidi heike heikki heiko hein
heiner heinrich heinz heitor heledd helen helena helene helga helmi helmut hemant hemi hendra
hendrik henk henning henri henrietta henriette henrik henrike henrique henry henryk herbert
heriberto hermann hermine herminia hernan hertha herve hessel hiba hicham hideki hideko hideo hien
hieu hikari hikaru hila hilal hilario hilary hilda hilde hildegard himanshu hina hinata hind
hinewai hira hiro hiroaki hiroki hiroko hiroshi hiroto hirut hisako hisham hitesh hitomi hjalmar
hoai hoang holger holly homa hone hongmei hongwei honoka honor honorine hooman hoon horia horst
hortense hortensia houda houria houshang hovhannes howard hryhoriy htet hubert huda hugh hugo
huguette huimin hulya humaira humayun humberto huong huseyin hussam hussein huyen hyacinthe hye
hyejin hyun hyung hyunwoo iain ian iarla iason iban ibolya ibrahim ibtissam ichiro ida idan iddo
idris iestyn ieuan ieva ifan ifeanyi ifeoma iftikhar ifunanya ignacio ignazio igor ihor ikechukwu
ikenna iker ikram ilan ilana ilaria ilayda ildiko ileana ilgar ilham ilhan ilias ilie ilinca ilir
ilka ilkay ilona ilse ilya ilyas ilze imad iman imani imelda imke immacolata imogen imran imre
imtiaz inacio inaki inaya inbal indah indira indu ineke ines inese inga inge ingeborg inger ingo
ingrid ingrida ingvar ingvild inigo inmaculada inna innes intan ioan ioana ioane ioanna iolanda
iolo ionela ionut ipek iqra ira iraj irakli iratxe irem irena irene irfan irina iris irma irmantas
irmgard iryna isaac isabel isabela isabella isabelle isadora isagani isaiah isamu isao isatou
isaura isha ishaan ishaq ishita isidro isla islam ismael ismail isobel isolde issam istvan itai
itamar itsuki itzel itziar iulia iulian iuliana ivan ivana ivaylo ivo ivone ivy iwan iwona iyabo
izabela izabella izaskun izumi izzy jaafar jaap jaber jabulani jacek jacinta jacinto jackie
jackson jacob jacqueline jacques jade jaden jadranka jadwiga jaehyun jagdish jahanara jahangir
jaime jake jakob jakub jalal jalen jamal james jamie jamila jamshid jan jana janaki jane janet
janice janina janine janis jannah janos janusz jaqueline jared jari jasmijn jasmin jasmine jason
jasper jaspreet jasvinder jaswinder javed javier jawad jay jaya jayant jayden jayesh jaylen jazmin
jean jeanette jeanne jeannette jeff jeffrey jejomar jelani jelena jelle jen jenna jenni jennifer
jenny jens jeremiah jeremie jeremy jericho jermaine jeroen jerome jeronimo jerry jerzy jess jesse
jessica jessie jesus jeta jez jhon jhun jiahao jiang jianguo jianhua jianjun jiaqi jide jignesh
jihoon jill jim jimena jimin jimmy jin jing jingyi jinhua jiri jiro jisoo jitendra jiwon jiwoo jo
joachim joan joana joanna joanne joao joaquim joaquin joaquina jocelyn jocelyne jochen jodie jody
joe joel joelle joerg johan johann johanna johannes john johnny jojo joko jolan jolanda jolanta
jomar jon jonah jonas jonathan jonte joon jordan jordi jorg jorge jorn jorrit jorunn jose josef
josefa josefina joselyn josemi joseph josephine josh joshua josiah josiane josie jost josue josune
joumana journey jovan jovana joyce jozef jozsef juan juana juanita juanjo jude judit judith judy
juergen juhani juju jukka jule jules julia julian juliana julie julien juliet juliette julio
julita julius juma jun junaid junichi junjie junjun junko jupp jurema jurgen jurgis jurgita jurre
justas justin justine justyna jutta jyoti kaan kaarina kabir kacper kadir kaede kagiso kahiau
kahurangi kai kailash kaimana kairat kaisa kaitlyn kaito kajal kalani kalea kalina kalle kalliopi
kalman kalpana kaltrina kamal kamala kamau kamil kamila kamilla kamlesh kamran kamryn kana kanako
kanat kanchan kang kanoa kanya kaone kaori kaoru karabo karan karen kari karim karima karin karina
karine karl karla karolina karoly karsten karthik kartik kartika kashif kasia kaspars kasper kata
katalin katarzyna kate katerina kateryna katharina katherin katherine kathleen kathrin kathryn
kathy katie katja kato katri katrin katrina katsumi katsuo katy kaue kausar kaveh kavita kavya
kawthar kay kaya kayla kayleigh kayo kazimierz kazue kazuhiro kazuki kazuko kazuo keahi keelin
kees kehinde keiji keiko keira keisha keisuke keith kekoa kelechi kelly kelsey kemal kemi ken
kendra kenichi kenji kenneth kenny kenta kentaro kenza kenzie keoni kerem keren kerry kerstin
kerttu keshav kestutis ketevan ketil ketut kevin keyvan khadija khadim khai khaled khalid khalil
khanh khanyi khaoula khatia khin khoa khoi khosrow khurram kianoush kiara kien kieran kieu kike
kikelomo kilian killian kim kimberly kimiko kinga kinneret kiprop kira kiran kiri kirill kirsi
kirsteen kirsten kirstin kirsty kirti kittisak kiyoshi kjell kjersti kjetil klaartje klaas klara
klaus knut koen kofi koharu kohei koichi koji kojo koldo komal komang konrad konstantin
konstantinos konul koray korbinian korkut kornel kornelia kostas kota kourosh kris krishna
kristaps kristen kristian kristin kristina kristof kristoffer kriszta krisztian kriti krystian
krystyna krzysztof ksenia kseniya kubra kujtim kuldeep kulsoom kumar kumiko kunal kunigunde
kunthea kurt kushtrim kwabena kwadwo kwaku kwame kwang kwasi kwesi kyaw kyle kylie kyoko kyriaki
kyriakos kyung lacey lachlan ladan laetitia laia laila laima lais lajos lakisha lakshmi lale laleh
lali lalita lamar lamia lamine landon lanh lapo lara larisa larissa larry lars lasha lasse laszlo
latifa latisha latoya latrell laura laure lauren laurence laurens laurent laurentiu laurie lavi
lavinia lawanda lawrence laxmi layan layla lea leah leandro leanne lech leela lefteris leidy leif
leila leilani leire lena leni lenka lennart lennox lenny lenz leo leocadia leon leona leonard
leonardo leonid leonidas leonie leonor leontien leopold lerato leroy lesedi leslie lestari lester
leszek leticia letizia levan levent levente levi levon lewis lexi leyla liam liaqat liat licia
lidia lidija lieke liesbeth liesel lieselotte ligaya lihi lihua liina lijuan lila lilian liliana
liliane liling lilit lilla lillian lilly lilou lily limin lina linas linda lindiwe lindsay lindsey
ling linh linnea linus lionel lior liping liqin liridona lirije liron lisa lisandro lisbet lisbeth
liselotte litia livia liviu liwei liz lizzie lizzy ljiljana ljubica llewellyn llinos lloyd lluis
llyr loan loes logan loic lois lokelani lokesh lola loli lorant lorcan lore loredana lorena lorenz
lorenza lorenzo loreta loretta lori lorna lorraine losa lothar lotta lotte lottie lou louane
loubna louis louisa louise loukas lourdes lovisa lowri luan luana lubna luc luca lucas lucho lucia
luciana luciano lucie lucien lucile lucille lucinda lucio lucrezia lucy ludivine ludovic ludovica
ludwig lughaidh luigi luis luisa luise luiz luiza lukas lukasz luke lulu lulzim luminita luna
lungile lupe lusine lutz luuk luzviminda lwazi lydia lynn lynne lyubov lyudmila maaike maayan
mabel macarena maciej mackenzie madalena madara maddalena maddie maddox madeleine madelief madhav
madhu madhuri madiha madina madison mads mael maelle maelys maeve magali magda magdalena magdalini
magdolna maggie magnus maha mahdi maheen mahendra maher mahesh mahina mahmoud mahmut mahnaz
mahnoor mahsa mahtab maia maialen maik maiko maikol mair mairead mairi maisa maisie maite maja
majed majid majlinda maka makar makayla makena maki makis makoa makoto maksim malachi malak
malcolm maldwyn malee malgorzata malia malik malika malin malini malka malte malvina mamadou mami
mamuka manaia manal manami manasi mandana mandla mandy mane manfred manijeh manish manisha manjeet
manju manlio manoj manolis manolo manon mansi mansour mantas manu manuel manuela maqsood mara
maram marama marat marc marceau marcel marcela marcelino marcello marcelo marcia marcin marcio
marco marcos marcus mared mareike marek maren margaret margarete margarida margarita margaux
margit margot margrethe margrit marguerite mari maria mariachiara mariam mariama marian mariana
marianne mariano maribel maricarmen maricel marie marieke mariela marija marijke marijn marika
mariko marilena marilou marina marine mario marion maris marisa marisela marisol marit maritza
marius mariusz marjan marjorie markku marko markus marla marleen marlen marlene marlies marloes
marlon marquis marta marten martha marthe martial martijn martim martin martina martine martins
marton maruja marvin marwa marwan mary maryam maryna marzena masaki masako masami masao masaru
masashi masato masego masina massimiliano massimo matan matej mateo mateus mateusz mathias mathieu
mathijs mathilde mathis mathurin matias matilda matilde mats matt matteo matthew matthias matthieu
matthijs matti mattia matyas matze maud maude maureen maurice mauricio maurizio mauro max maxence
maxi maxim maxime maximilian maximiliano maya mayan mayra maysa mayu mayumi maziar mbali mckenna
mechthild medina meena meenakshi meera mees mega megan megha megumi mehdi mehmet mehran mehrdad
mehtap mehwish mei meihua meike meilin meiling meinir meir meirion mekdes mel melaku melanie melek
meleri melike melina melinda melissa melody meltem melusine menachem menelaos menna merav mercedes
meredith mererid meriem merita merle mert merve meryem mesut metin mette mhairi mher mia micaela
micah micha michael michaela michal michalis micheal michel michela michele micheline michelle
michiel michiko michio mickael mickey midori mieke mieko miguel mihaela mihai mihaly mihi miho
mika mikael mike mikel mikey mikhail miki mikio mikkel mikko miklos mila milagros milan mildred
milena milica milind millie milly milo milos miloslav milosz milou mimi mimoza mina minako
mindaugas ming minghui mingyu minh minji minjun minna minoo minori minoru mira miranda mircea
mireia mireille mirela mirella miriam mirjam mirjana mirko miroslav miroslava mirtha misaki misty
mitch mitchell mitra mitsuko mitsuo mitsuru miyako miyu mizuki modou moe mohamed mohammad mohammed
mohan mohit mohsen moira moises mojgan molly momo momoka mona moncef moni monica monika monique
montserrat morag moran mordechai morena morgan morgane moritz morten morteza morven moses moshe
motoko mouad mouna mounir mourad moussa mpho mridula mubashir mudassar muge mugur muhammad
muireann mukesh mulugeta mulyani mumbi muna munawar munevver munir munkhbat murad murat murdo
muriel murilo musa mustafa mustapha mutua mwajuma mwangi myfanwy mykola mykyta mylene myles myriam
myrto myung mzia naama nabil nabila nacho naciye nadav nadeem nadege nadezhda nadia nadine nadir
nadja naftali nagore nahid nahuel naila naima najat najib najla najwa nalan nalani naledi nalini
nanako nancy nandar nandini nando nandor naoise naoki naoko naomi narantuya narciso narcisse
narendra naresh narges nargiza narine narong naseem nasim nasreen nasrin nasser nastasia natalia
natalie natasa natasha natcha nate natela nath nathalie nathan nathaniel natsuki natsumi nattapong
naveed naveen navid navjot nawal nayeli nayla nazan nazanin nazia nazih ndeye necati nechama
neelam neeraj nefeli negar neha neil nekane nektarios nele nelson nerea neringa nermin nerys nese
nestor neta netanel neul nevaeh neven nevin nexhmije ngaire ngan nghia ngoc ngozi nguyet nhan
nhlanhla nhung nia niall niamh nicholas nick nicky nico nicola nicolae nicolas nicole nicoleta
nicoletta nicolo nidal nidhi nidia niels nienke nigar nigel nighat nihal nihat nika nikau nikhil
niki nikita niklas niko nikodem nikola nikolai nikolaos nikolaus nikos nilay nilgun niloufar nils
nilufer nima nimrod nina ning ninon ninoy niranjan nirmala nisha nishant nissim nitin nitzan nizar
njeri njoroge nkechi nkem nkosana nnamdi nneka noa noah noam nobu nobuhle nobuo nodar noel noelani
noelia noemi noemie noga nolwenn noman nomsa nomvula nono nonso noor noortje nooshin nora norbert
norhayati noriko norio norma norman normunds nothando nour noura noya ntombi nuala nune nuno
nunzia nupur nuray nurcan nuri nuria nurit nurlan nursel nursultan nurul nyambura nyasha nyoman
oana oanh obdulia obinna oceane ochieng octavia octavian oddvar odette odile odin odion ofer ofir
ofra oghenekaro ognjen oguz oguzhan oihane oisin okan okello okke oksana oktay olabisi oladele
olaf olalla olamide olav olayinka olcay ole oleg oleh oleksandr olena olga oliver olivia olivier
oliwia ollie olof olufemi olumide olusegun oluwaseun oluwaseyi olwen olympia omar ombeline omer
omid omkar omnia omolara omri ondrej onur onyekachi oona opeyemi orapin oren orest oreste orhan
oriane orietta oriol orit orkhan orla orlaith orly orna ornella orsolya ortrud osama osamu oscar
osian oskar oskars osman osnat ostap osvaldo oswald oswaldo oswin otar otavio othman otieno
ottavia ottilie otto ousmane outi ovidiu owain owen oybek oyin oyinkansola oyunaa ozan ozge ozgur
ozlem pablo paco padma padraic padraig paige pakorn pallavi palmira paloma pam pamela panagiota
panagiotis panida pankaj pantelis paola paolo paraskevi parfait parisa parker parul parvaneh
parvati parveen parviz pascal pascale pasquale pat patrice patricia patricio patrick patrik
patrizia patty paul paula paulette paulien paulina pauline paulius paulo pavan pavel pavlo pawel
payal payam pedro pegah peggy pejman pelin pembe penelope penn penny pepa pepe pepijn percy
pernille perrine perry pertti petar pete peter petra petronela petros petru peyman peyton phat
phil philip philipp philippa philippe phillip phoebe phuc phuong phyllis phyo pia piedade pierce
pierluigi piero pierre pieter pietro pilar pili pille pimchanok pinchas ping piotr piper pippa
pirkko piroska pisey plamen pleun ploy polina pooja poonam poppy pouria pouya prabha prabhakar
pradeep prakash pranav pranjal prasad prasert pratama pratibha pratik praveen predrag preecha
preeti prem priscila priscilla priti priya priyanka pualani puneet purificacion purnima pushpa
putri putu qamar qasim qendrim qian qiang qiaoling qing qingqing quan quang quentin quetzalli
quinn quinten quinton quique quratulain quyen quynh rabab rabah rachael rachel rachid rachida
radek radha radka radovan rafa rafael rafaela rafal raffaele raffaella raffi rafia rafiq raghad
raghav raghu ragnar ragnhild rahayu rahel rahul raimonds raimundo rainer raj raja rajani rajat
rajeev rajesh rajiv raju rakesh ralf ralph raluca ramazan ramesh rami ramil ramin ramiro ramon
ramona ramya rana randy ranger rangga rangi rani rania ranjit raphael raphaela raquel rasa rasha
rashad rasheed rashid rashida rashmi rasmus ratko ratna rattana ratu raul raushan raven ravi
ravindra ravit rawiri ray raymond raymonde razan razvan reagan rebecca rebekka recep redouane reem
reena refilwe reggie regina reginald rehan rehana reidun reiner reinhard reinhold reinier rejean
rejoice reka rekha remedios remi remo renan renata renate renato renaud rene renee renke rens
renske renu reshma resi reuben revaz reyhan reynaldo rezso rhea rhett rhian rhiannon rhodri
rhydian rhys rianne ricarda ricardo riccardo rich richard rick ricky rico rida riikka rika riku
riley rina rini rita rithy ritika ritu rivka riya riyad rizalino rizky rizwan rob robbie robel
robert roberta roberto robin rocco rocha rocio rod rodel roderick rodica rodney rodolfo rodrigo
roelof rogelio roger rogerio rogier rohan rohini rohit roisin roksana roksolana rola roland rolf
romain roman romane romina romy ron ronald ronan ronen rong roni ronit ronja ronnie ronny roopa
rory rosa rosalba rosalie rosalind rosana rosanna rosaria rosario rosaura roscoe roseanne roselyne
rosemarie rosemary roshni rosi rosie rosmah ross rossana rossella roswitha rotem rowan rowena
roxana roxane roxanne roy roya rozsa rron ruadhan ruairi ruaridh ruba ruben rubi rubina ruby ruchi
rudi rudiger rudo rudolf rufaro ruggero rui rukhsana rukiye rukmini rune ruolan ruoxi rupa rupali
rupert ruperto ruslan russell rustam rusudan ruta rutger ruth ruud ruzanna ryan rylee ryoko ryota
ryszard saad saadet saadia saar saba sabah sabina sabine sabri sabrina sabrine saburo sachiko
sadia sadie saeed safa safiya saga sagi sagrario sahand sahar sahin said saima sajid sakari
sakchai saki sakshi sakura sakurako salah saleh salih salim salima salimata sally salma salman
salome salote salvador salvatore sam saman samaneh samantha samar sameer samet sami samia samin
samina samir samira samuel samuele samvel sanam sanda sandeep sandhya sandor sandra sandrine
sandro sandy sanele sangeeta sanjana sanjay sanjeev sanna sanne santi santiago santina santosh
sanzhar saoirse sapna sara sarah saraswati sarfraz sari sarika sarit sarita sarnai sascha sasha
saskia satish satoko satomi satoru satoshi saul saule saulius saurabh savas saverio savita sawsan
sawyer sayaka sayuri scarlett scott seamus sean seb sebastian sebastiao sebastien sebnem seda
sedat seema sefa sefina segolene seiji sekar sekou selam selamawit selcuk selena selene selim
selin selina selma sema semih semra senait senem senga sengul senka seohyun seoirse seojun seok
seong sepideh serap serdar serena serge sergei sergio serhiy serife serkan serpil seru setareh
seth setsuko seulgi seung sevan sevda severin severine sevgi sevil sevim sevinj sevket seydou
seyhan seyma sezen shabana shabnam shadi shafiq shahbaz shahd shahid shahida shahin shahla
shahnoza shahram shahzad shai shaima shaista shaked shakeel shalini shamim shan shane shani
shanice shaniqua shankar shannon shanta shanti shaoqi shapour sharmila sharon shashi shaul shaun
shawn shaz shazia sheela sheila shelby shelley shereen sheryl sherzod shigeo shigeru shilpa shimon
shin shinichi shinji shiori shira shiri shirin shirley shiro shiv shiva shivani shizuka shizuko
shlomit shlomo shmuel shobha shoko shola shona shoshana shota shpend shpresa shqipe shreya shruti
shuang shubham shufen shulamit shulan shun shunsuke shushan shweta sian siavash sibel sibongile
sibusiso sibylle sicheng siddharth siebe siegfried sieglinde siegrid sienna sietske sigal sigita
sigrid sigurd siham silas sile silke silva silvana silvia silvio silviu sima simao simin simisola
simon simona simone simran sina sinan sindhu sinead siobhan sione sioned sipho siriporn sita siti
sivan sixtine siyabonga siyu sizwe sjaak sjoerd skender skye skylar slamet slavko smita sneha
snezana soazig sofia sofiane sofie soha sohail soheil sokha sokratis solange solene solenn
solomiya solveig somchai somsak somto sonal sonali songul sonia sonja sonny sonsoles sonya soojin
soph sophea sopheap sophia sophie sora soraya sorcha soren sorin sorina sorley sothea sotiris
souad soukaina souleymane sourav spyros srey srinivas stacey stacy stamatis stan stanislav stanley
stavros stavroula stefan stefania stefanie stefano steffen steffi stelios stella steph stephan
stephane stephanie stephen steve steven stewart stig stijn stina stormy stoyan struan stuart
subhash suchitra suda sudha sudhir sue suhail sujata sukanya sukhdeep sulan sulastri sule suleyman
suman sumaya sumera sumeyye sumiko sumit sunil sunisa sunita sunniva suong supaporn suparman suraj
surekha surendra suresh surya susan susana susanna susanne sushila sushma susi susie susilo susumu
suwit suzanne suze suzie suzume svea svein sven svenja svetlana svitlana swantje swapna swati
syafiq sybil sybille sylvain sylvia sylvie sylwia szabolcs szilard szilvia szymon tabassum tabea
tabitha tadao tadas tadashi tadeo tadeusz tadhg tahar tahir tahira taichi taiga taina taiwo
takahiro takako takao takashi takayuki takeo takeshi takumi tala talha tali talia tama tamar
tamara tamas tamati tamer tamika tamiko tamirat tamsin tamta tanawat tancredi tane taner tanguy
tania tanisha tanja tanmay tanner tanveer tanvi tanya taoufik tapiwa tara taraneh taras tarek
tareq tariq tariro taro tarun tasha taslima tasnim tatenda tatev tatiana tatjana tatsuya tauseef
tavita tawanda tayfun taylor ted tegan tehmina tejas telma temitope temur tendai teodora teodoro
teofilo terence terje terrell teruo tess tessa tetiana tetsuo tetsuya teun teuta tevita thabo
thach tham thanasis thandeka thandi thandiwe thanh thao thea thelma themba theo theodor theodora
theodore theofilos theresa therese thiago thibault thibaut thien thierry thijs thilo thinh thiri
thoa thodoris thomas thor thora thorsten thuan thuong thura thuraya thuy tia tiago tiana tiberiu
tibor tida tiernan tiffany tigist tigran tihomir tiina tiiu tijmen tilda till tilly tilman tim
timea timo timofey timothe timothy timur tina tinashe tinatin tineke ting tingting tiphaine titi
titilayo titouan tivadar tiziana tiziano tjark tjitske toan tobechukwu tobi tobias toby tochukwu
todd tolga tom tomas tomasz tomer tomislav tommaso tommy tomoko tomomi tomos tone toni tonia tony
toomas toon torben torbjorn tore tori torsten toru toshi toshiko toshio toussaint tova toyin trace
tracey tracy traian trang traudel travis treasa trevor treyvon tricia triin trijntje trine trinh
trini trinity trish trisha tristan trond trong trude trudy trung truong truus trygve tsegaye
tshepo tsubasa tsuyoshi tuan tudor tudur tugba tugce tulay tulin tumelo tuncay tunde tung tuomas
tuong tural turgut turid tushar tuti tuula tuva tuyet twan tyler tyrese tyrone tzipi tzvi uche
uchenna uday udo ufuk ugne ugochi ugur uldis ulf ulla ulli ulrich ulrika ulrike ulugbek ulviyya
ulysse umair umar umberto umeko umesh umida umit umut unai unni uriel urmas urmila ursula urszula
urtzi uschi usha usman uta ute utkarsh uwe uyen uzma uzoma vaclav vadim vaggelis vahe vahid
vaibhav vaida vaishali vaiva vakhtang valbona valdir valdis valentim valentin valentina valentyna
valeria valeriano valerie valerio valeriu valeriy valon vanda vandana vane vanesa vanessa vani
vanna vardan varsha varun vasanthi vasil vasile vasiliki vasilis vassia vassilis vasyl vazha
veasna vedat veerle vegard veikko veit venkat ventura vera vered verena verity vernon veronica
veronika veronique vesna veysel vicente vicki vicky victor victoria vidar vidya viet viggo vijay
vijaya vikas vikram viktor viktoria vilde vilhelm viliami vilma vilmos vimala vinay vince vincent
vincenzo vineet vinh vinicius vinod viola violeta violette viorel viorica vipul virag virak
virginia virginie vishal vishnu vitaliy vito vitor vittorio vivek vivian viviana vivien vivienne
vjekoslav vjosa vlad vladimir vladislava voica vojislav volkan volker volodymyr vroni vugar vusi
vyacheslav vytautas wael wafa wagner wahyu wairimu wakana walburga waldemar waleed walid wallace
walter waltraud wambui wanda wanderson wangari wanida wanjiku wanjiru waqar waqas warren wassim
wataru wati wayan wayne wei weidong weijun weiming wencke wendy wenjing werner weronika wes wesley
wessel wiam wichai widad widodo wiebe wiebke wietske wiktoria wilfred wilfried wilhelm willeke
willem willi william willow willy wilma wilmer wilson winfried winifred winnie winston wiremu
witold wojciech wojtek wolfgang wolfram wook wouter wren wyatt xander xanthi xaver xavi xavier
xhevdet xiang xiao xiaobo xiaodong xiaofei xiaohong xiaojun xiaoli xiaoling xiaomei xiaoming
xiaoyan ximena ximo xinyi xinyue xiomara xiulan xiuying xuan xueqin yaakov yadira yael yagmur yago
yahya yair yalda yamila yamini yan yana yanet yang yanis yaniv yanling yann yannick yanti yaping
yara yarden yaren yaroslav yasaman yasemin yash yashoda yasin yasir yasmeen yasmin yasmina yasmine
yassin yassine yasuko yasuo yasushi yating yavuz yegor yehuda yehudit yeison yejin yelena yeliz
yemi yeon yeong yerlan yesenia yesim yetunde yevhen yewande yfke yiannis yichen yifan yiftach
yigal yigit ying yingying yishai yitzhak ylva yngve yoav yochanan yoel yogesh yogi yohannes yoko
yolanda yolande yona yonatan yong yoon yoonji yorgos yoshie yoshiko yoshio yossi yosuke yotam
younes yousef youssef yuan yudi yuhan yui yuka yukari yuki yukiko yukio yuko yulan yulia yuliana
yuma yumi yumiko yuming yuna yuni yunus yuri yuridia yuriko yusbel yusra yusuf yusuke yuta yutaka
yuting yuto yuval yuxuan yuzhen yves yvette yvon yvonne zacarias zach zachary zack zafar zafer
zaheer zahid zahra zaid zaida zainab zakaria zaki zamfir zana zandile zane zanele zara zarina
zaruhi zaur zawadi zaza zbigniew zdenek zdravko zeeshan zehava zehra zeinab zekiye zelie zeliha
zeno zenzi zerrin zexi zeynep zhanar zhanna zhen zheng zhenzhen zhihao zhiwei zhiyuan zhong zhuo
ziad zigmars zihan zimo zineb zinhle zion zita zixuan ziyad zlata zodwa zoe zoey zofia zohra
zohreh zoltan zoraida zoran zoya zsofia zsolt zsombor zsuzsanna zubaida zubin zuhal zulfiqar
zulfiya zulkifli zulmira zurab zuri zuzanna zvonimir zydrunas
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
jing minh noa
""")
"""Of those, and others, the ones that are words as well: they need a better hint."""
