"""First names that people bear, written in plain letters. A hint beside others, never proof."""

from typing import Final

from troth.veil.words import listed

NAMES: Final = listed("""
aaron abby abdul abdullah abel abena abigail abraham ada adaeze adam adela adele adil aditi
adrian adriana agata agatha agnes agnieszka agustina ahmad ahmed ahmet aida aidan aiden aiko
ailsa aimee ainhoa aisha aisling aitana aitor aitziber akira akosua alan alana alba albert
alberto alejandra alejandro aleksander alessandra alessandro alessia alexa alexander alexandra
alexandre alexei alexis alfie alfonso alfred alfredo ali alice alicia alina alisha alison
alistair allison alma alvaro alyssa amadou amaia amaka amanda amandine amara amber amelia amelie
amina aminata amir amira amit amparo amy ana anabel anais ananya anastasia anatole anders andoni
andre andrea andreas andres andrew andrii andrzej andy aneta angel angela angelica angelika
angelina angus anika anita anja anjali anke ann anna annabel anne annegret annette annie annika
anouk ansel anselm anthony antje anto antoine anton antonia antonio anya aoibhe aoife apolline
april araceli archie ariadna ariana arjun armando armin arnaud arnav arne arnold arthur artur
arturo arun arvid aryan asa asher ashley ashraf asif astrid athena aubrey audrey august augustin
aurelie aurora austin ava avi axel aya ayaan ayesha ayla aylin ayse azucena babette bakary barb
barbara barney barry bart bartek bartosz basile basti bastian baz beata beate beatrice beatriz
becca becky begona belen bella ben benedikt benita benito benjamin benji benno benoit bernadette
bernard bernarda bernardo bernd bernhard bert berta bertha bertille bertrand beth bethan bethany
beto betti betty beverley bex bianca bilal birgit bjarne bjorn blanca blandine blas bob bobby
bogdan bola bonnie boris bosse brad bradley brandon brenda brendan brennan brent brett brian
bridget brigitte britta bronwen bronwyn brooke bruce bruno bryan bryony burak bushra caitlin
caleb callum calum camila camille candela candice caoimhe capucine cara carina carl carla carlo
carlos carly carmen caro carol carole carolin carolina caroline carrie carsten casey cassandra
cassie catalina caterina catherine cathy catrin catriona cecile cecilia cedric celeste celestino
celia celine cem cerys cesar chantal charles charlie charlotte charo chelo chelsea chema
chiamaka chiara chidi chike chinedu chioma chloe chris christa christian christiane christina
christine christoph christophe christopher chuy cian ciara cillian cindy claire clara clare
clarissa claude claudia claudio claus clemence clement clementine clive clodagh clotilde colette
colin colleen colm concha conchi connor conny conor conrad consuelo cora coralie corentin
corinna corinne cormac cornelia cornelius cosima craig cristian cristina cristobal crystal
curtis cyprien cyril dafydd dagmar daisy dalia damian damien dan dana daniel daniela daniele
danielle danilo danny daphne dara dario darius darragh darren daryl dave david davide dawn dean
deb debbie deborah declan dede deepa deepak delphine denis denise deniz dennis derek dermot
derrick desmond detlef devon dhruv diana diane diarmuid didi didier diego dieter dietmar dilara
dilys dimitri dimitris dina dinesh dirk dmitri dmytro dolores domenico dominic dominik dominique
don donald donna donovan dora doreen doris dorota dorothea dorothy douglas dragan duncan dustin
dwayne dylan eamon ebony ebru eddie edeltraud edgar edith edoardo edouard eduardo edward edwin
efe efua eileen eilidh eitan ekaterina elaine eleanor elena eleni eleonore elfriede eli elias
elif elijah elin elisa elisabeth elise eliza elizabeth elke ella elle ellen ellie elliot elliott
elodie eloise eloy elsa elsie elton eluned elvira emeka emil emilia emiliano emilie emilio emily
emine emir emma emmanuel emre encarna eneko enrico enrique enzo eoin ephraim eric erica erik
erika erin ernest ernesto ernst erwin esme esmeralda esperanza esteban estelle ester esther
estrella ethan etienne eugene eugenia eugenie eulalia eunice eva evan evangeline evaristo eve
evelyn ewa ewan ezekiel ezra fabian fabien fabienne fabio fabiola fabrice fadi faisal fanfan
farah farid fatih fatima fatma fatou fatoumata faustine federica federico felicity felipe felix
femi fergus fermin fernanda fernando ferran ffion fidel fifi finlay finley finn fiona fionn
flavia flavio fleur flora florence florent florian folake frances francesca francesco francine
francis francisco franck francois francoise frankie franz franzi franziska fraser fred freda
freddie freddy freja freya frida frieda friederike friedrich fritz gabe gabi gabriel gabriela
gabriele gabrielle gael gaelle gaetan gareth garry gary gaspard gauthier gavin gaz gege gemma
genevieve geoff geoffrey george georgia georgina geraint gerald geraldine gerard gerardo gerd
gerda gerhard germaine gertrud gethin ghislaine giacomo gianna gilbert gilles gillian gina
giorgio giovanni gisela giulia giuseppe gladys glen glenn gloria goncalo gonzalo goran gordon
gorka graeme graham grainne greg gregoire gregor gregorio gregory greta grzegorz guadalupe
gudrun guido guillaume guillermo gunnar gunter gunther gus gustav gustavo guy gwen gwendolyn
gwenn gwion hadiza hakan hakon hala hamid hamish hamza hanna hannah hannelore hannes hans hansi
harald harold harriet harrison harry haruka haruto harvey hasan hassan hatice hayley hazel
heather hector hedda heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik
henri henriette henrik henry herbert hermann hermine herminia hertha hiba hilario hilary hilda
hildegard hiroshi holger holly honorine horst howard hubert hugh hugo humberto huong hussein hye
hyun iain ian iban ibrahim ida idris ifeoma ignacio igor iker ilaria ilse iman imani imogen
imran inaki ines inga inge ingeborg ingo ingrid ingvild inigo inmaculada ioana ira iratxe irene
irina iris irma irmgard isaac isabel isabella isabelle isadora isaiah isha ishaan isidro isla
ismael ismail isobel itziar ivan ivana ivo ivy iwan izzy jacinta jacinto jackie jackson jacob
jacqueline jacques jade jaden jadwiga jaime jake jakob jakub jamal james jamie jamila jan jana
jane janet janice janina janine jaqueline jared jasmin jasmine jason jasper javier jay jayden
jean jeanette jeanne jeannette jeff jeffrey jelena jen jenna jenni jennifer jenny jens jeremiah
jeremy jerome jerry jess jesse jessica jessie jesus jez jill jim jimena jimmy jin jing jiri
jiwoo jo joachim joan joana joanna joanne joao joaquin joaquina jocelyn jocelyne jochen jody joe
joel joelle joerg johan johann johanna johannes john johnny jojo jon jonah jonas jonathan jonte
jordan jordi jorg jorge jorunn jose josef josefa josefina josemi joseph josephine josh joshua
josiane josie josue josune jovan joyce juan juana juanita juanjo jude judith judy juergen juju
jule jules julia julian juliana julie julien juliet juliette julio julius jun jupp jurgen justin
justine kaan kacper kai kaitlyn kalle kamal kamil kamila karen karim karima karin karina karl
karla karsten kasia katarzyna kate katerina katharina katherine kathleen kathrin kathryn kathy
katie katja katrin katrina katy kavita kay kayla kayleigh keiko keira keith kelly kelsey kemal
kemi ken kendra kenji kenneth kenny kenza kerry kevin khadija khaled khalid khaoula kiara kieran
kike kilian killian kim kimberly kira kiran kirsten kirstin kirsty kjell klara klaus knut kofi
kojo koldo konrad konstantin kostas kris krishna kristen kristian kristin kristina kristof
krystyna krzysztof kunigunde kurt kwabena kwame kyle kylie lachlan laetitia lakshmi lamar lamine
lara larissa larry lars lasse latisha laura laure lauren laurence laurent laurie lawrence layla
lea leah leandro leanne leila leire lena leni lenka lennart lennox lenny leo leocadia leon leona
leonard leonardo leonie leonor leopold leroy leslie lester leticia lewis lexi liam lidia
lieselotte lila lilian liliana lillian lilly lilou lily lina linda lindsay lindsey linh linus
lionel lisa liselotte livia liz lizzie lizzy llewellyn lloyd lluis logan lois lola loli lorcan
lorena lorenz lorenza lorenzo loretta lori lorna lorraine lothar lotta lotte lottie lou louane
louis louisa louise lubna luc luca lucas lucho lucia lucie lucien lucille lucinda lucy ludivine
ludovic ludwig luigi luis luisa luiza lukas lukasz luke lulu luna lupe lutz lydia lynn lynne
mabel macarena maciej mackenzie maddie madeleine madison mael maelle maelys maeve magali magda
magdalena maggie magnus maha mahmoud maia maialen mair maisie maite maja malachi malcolm
malgorzata malik malin malte mamadou manfred manoj manolo manon manu manuel manuela mara marc
marceau marcel marcela marcelino marcelo marcia marco marcos marcus mareike marek maren margaret
margarita margaux margit margot margrit marguerite mari maria mariam marian mariana marianne
marie mariela marija marina mario marion marisa marisol maritza marius marjorie markus marla
marlen marlene marlon marta martha martin martina martine maruja marvin marwan mary maryam mateo
mateusz mathias mathieu mathilde mathis mathurin matilda mats matt matteo matthew matthias
matthieu matze maud maude maureen maurice mauricio max maxi maxim maxime maximilian maya mayra
meera megan mehdi mehmet mei meike mel melanie melina melissa melody melusine mercedes meredith
merve mette mhairi mia micah micha michael michaela michal michel michele michelle mickey miguel
mihai mika mikael mike mikel mikey mikhail mila milagros milan milena milica millie milly milo
milosz mimi mina minh minjun mira miranda mireia mireille miriam mirjam mirko miroslav mitch
mitchell moe mohamed mohammad mohammed moira moises molly momo mona moni monica monika monique
montserrat morag morgan morgane moritz morten moses moshe moussa muhammad murat muriel mustafa
myriam nabil nacho nadia nadine nadja nagore naima nancy nando naoki naomi narciso nasrin
nastasia natalia natalie natasha nate nath nathalie nathan nathaniel navid nawal neha neil nele
nelson nerea nerys nestor ngozi nia niall niamh nicholas nick nicky nico nicola nicolas nicole
nicoletta niels nigel nika nikhil nikita niklas niko nikola nikolai nikolaus nikos nils nina
nisha nneka noa noah noel noelia noemi nolwenn nono noor nora norbert norma norman nour nuala
nuno nuria obdulia obinna oceane octavia odile odin oihane oisin oksana olaf olalla ole
oleksandr olena olga oliver olivia olivier ollie oluwaseun oluwaseyi omar ombeline onur oona
oriol orla oscar oskar osman oswald ottilie otto ousmane owain owen oyinkansola ozan ozge pablo
paco padraic padraig paige paloma pam pamela paola paolo parker pascal pascale pat patrice
patricia patricio patrick patrik patrizia patty paul paula paulina pauline paulo pavel pawel
pedro peggy penelope penny pepe perrine perry pete peter petra phil philip philipp philippa
philippe phillip phoebe phyllis pia pierre pilar pili piotr piper pooja poppy priscilla priya
purificacion quentin quinn quique rachael rachel rachida radek rafa rafael rafaela rafal rahul
rainer raj rajesh ralf ralph ramon ramona rana randy rania ranjit raphael raquel rasheed rashid
rashida rasmus raul ravi ray raymond raymonde rebecca rebekka reem reggie regina reginald reiner
reinhard remedios remi renata renate rene renee resi reuben rhea rhian rhiannon rhys ricardo
rich richard rick ricky rico riley rita rivka rob robbie robert roberta roberto robin rocio rod
rodney rodolfo rodrigo rogelio roger rohan rohit roisin roland rolf romain roman romy ron ronald
ronan ronja ronnie ronny roopa rory rosa rosalie rosalind rosanna rosario rosaura roscoe
roseanne roselyne rosemary rosie ross roswitha rowan roxane roxanne roy ruben ruby rudi rudolf
rui rupert russell ruth ryan sabina sabine sabrina sadie sagrario said salim sally salma
salvador sam samantha samir samira samuel sandra sandrine sandro sandy sanjana sanjay santi
santiago saoirse sara sarah sascha sasha saskia saul scarlett scott sean seb sebastian sebastien
selena selim selin selina selma serena serge sergei sergio serkan seth severin sevgi seyma shane
shannon sharon shaun shawn shaz sheila shelby shelley sheryl shira shirin shirley shivani shona
shreya sian siddharth siegfried sienna sigrid sigurd silke silvia silvio simon simona simone
sina sinead siobhan sioned sixtine sneha soazig sofia sofie solene solenn solveig sonia sonja
sonsoles sonya soph sophia sophie soraya soren soukaina stacey stacy stan stanislav stanley
stefan stefania stefanie steffen steffi stella steph stephan stephane stephanie stephen steve
steven stewart stuart sue sukhdeep sunita suresh surya susan susana susanna susanne susi susie
suzanne suzie svea sven svenja svetlana svitlana swantje sybille sylvain sylvia sylvie tabea
tabitha tadeusz tadhg tahir takeshi tamar tamara tamika tamsin tania tanja tanvi tanya tara
tarek tariq tasha tatiana tatjana taylor ted tegan teodoro teofilo tess tessa thabo thandi thea
theo theodor theodore theresa therese thiago thibault thibaut thierry thilo thomas thorsten thuy
tia tiago tiana tiffany tilda till tilly tim timo timothy timur tina tiphaine titi titouan tjark
tobi tobias toby todd tolga tom tomas tomasz tommy toni tonia tony torben tori torsten tracey
tracy travis trevor tricia trini trinity trish tristan trudy tugba tunde tuva tyler tyrone uche
udo ugur ulf ulla ulli ulrich ulrike ulysse unai ursula urtzi uschi uta ute uwe vaclav valentin
valentina valeria valeriano valerie vane vanessa varun vassilis vera verena veronica veronika
veronique vicente vicki vicky victor victoria vijay vikram viktor viktoria vince vincent viola
violeta virginia virginie vivek vivian viviana vivienne vlad vladimir volker vroni wael wafa
walid wallace walter waltraud wanda warren wayne wei wendy werner wes wesley wilfred wilhelm
willem william willow willy wilma winfried winnie winston wojtek wolfgang wren xander xavi
xavier ximena ximo xiomara yael yago yahya yan yana yanis yann yannick yara yasemin yasin yasmin
yasmina yasmine yemi yiannis yolanda youssef yui yuki yulia yuri yusuf yuto yves yvette yvon
yvonne zach zachary zack zahra zaida zainab zara zdenek zehra zelie zeynep ziad zoe zoey zofia
zoltan zuri zuzanna
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
