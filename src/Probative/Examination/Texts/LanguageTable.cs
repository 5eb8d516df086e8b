namespace Probative.Examination.Texts;

/// <summary>
/// The languages that are told (Ukrainian, Russian, English), and their neighbours, which are only there so
/// that a text in one of them is not taken for one of the three.
/// </summary>
internal static class LanguageTable
{
    public static readonly LanguageProfile[] All =
    [
        new("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "іїє",
            "і й та в у на не що з із зі до як за це він вона вони воно ми ви я ти про але від його її"
            + " їх для при по був була було були є якщо коли де там тут так ні також який яка яке які щоб"
            + " або чи під над між після через без ще вже лише тільки дуже все всі цей ця ці того цього"
            + " тому бо мене мені нам нас вам вас йому їй їм себе сьогодні вчора завтра потім можна треба"
            + " буде будуть хто хоча вздовж біля кожен кожного інший інші наш наша їхній"),
        new("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ыэё",
            "и в во на не что с со к ко до как за это он она они оно мы вы я ты о об но от его её ее их"
            + " для при по был была было были есть если когда где там тут так нет также который которая"
            + " которое которые чтобы или ли под над между после через без ещё еще уже только очень все"
            + " всё этот эта эти того этого потому мне меня нам нас вам вас ему ей им себя сегодня вчера"
            + " завтра потом можно нужно будет будут кто хотя вдоль около каждый каждого другой другие"
            + " наш наша из у а же бы то"),
        new("en", "abcdefghijklmnopqrstuvwxyz", "",
            "the of and to in is was that for on with as at by it its from are were be this have has"
            + " had not but they he she his her their we you i or an a which who will would there been"
            + " after when what all one about into than then them our your my so if can could should do"
            + " does did no more some other out up over where while before between because each every"
            + " these those only also very"),
        new("be", "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "ў",
            "і ў у на не што з да як за гэта ён яна яны мы вы я ты пра але ад яго яе іх для пры па быў"
            + " была было былі ёсць калі дзе там тут так таксама які якая якое якія каб або ці пад над"
            + " паміж пасля праз без яшчэ ужо ўжо толькі вельмі усё ўсё усе ўсе гэты гэтая гэтыя таго"
            + " гэтага таму мне нам нас вам вас яму ёй ім сябе сёння учора заўтра потым можна трэба будзе"
            + " будуць хто кожны"),
        new("bg", "абвгдежзийклмнопрстуфхцчшщъьюя", "ъ",
            "и в във на не че с със к до как за това той тя те то ние вие аз ти но от го я ги им му ѝ"
            + " при по беше бяха е са съм си се да ще би ако когато където там тук така също който която"
            + " което които или ли под над между след през без още вече само много всичко всички този"
            + " тази тези него нея нас вас ми ни ви днес вчера утре после може трябва има няма кой всеки"
            + " около защото"),
        new("sr", "абвгдђежзијклљмнњопрстћуфхцчџш", "јђљњћ",
            "и у на не да је су се за од до са као што који која које то он она они ми ви ја ти о али"
            + " из по био била било били ако када где тамо овде тако такође или ли под над између после"
            + " кроз без још већ само веома све сви овај ова ови тог њега јој им данас јуче сутра може"
            + " треба ће нас вас ме ми"),
        new("mk", "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "ј",
            "и во на не да е се за од до со како што кој која кое кои тоа тој таа тие ние вие јас ти но"
            + " го ја ги им му беше беа сум ако кога каде таму тука така исто или под над меѓу по низ без"
            + " уште веќе само многу сите овој оваа овие него неа нас вас ми ни ви денес вчера утре може"
            + " треба има нема ќе"),
        new("pl", "aąbcćdeęfghijklłmnńoóprsśtuwyzźż", "",
            "i w we na nie że z ze do jak za to on ona oni ono my wy ja ty o ale od jego jej ich dla"
            + " przy po był była było były jest są jeśli kiedy gdzie tam tu tak także który która które"
            + " żeby lub czy pod nad między przez bez jeszcze już tylko bardzo wszystko wszyscy ten ta te"
            + " tego się dzisiaj wczoraj jutro potem można trzeba będzie będą kto każdy a"),
        new("de", "abcdefghijklmnopqrstuvwxyzäöüß", "",
            "der die das und in im ist war den dem des ein eine einen einem einer zu mit auf für von"
            + " nicht es sich auch an als aus bei nach wie er sie wir ihr ich du aber oder wenn wo dass"
            + " hat haben sind wird werden wurde nur noch schon sehr alle alles über unter zwischen durch"
            + " ohne um am vom zum zur heute gestern morgen dann kann muss man jeder"),
        new("fr", "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ", "",
            "le la les de des du un une et à au aux en est était dans que qui ne pas pour sur avec par"
            + " il elle ils elles nous vous je tu on ce cette ces son sa ses leur mais ou où plus tout"
            + " tous comme si quand aussi très sans sous entre après avant être avoir fait ont sont"),
        new("es", "abcdefghijklmnopqrstuvwxyzáéíñóúü", "",
            "el la los las de del un una y a al en es era que no por para con su sus se lo le como más"
            + " pero o si cuando donde también muy sin sobre entre después antes ser ha han hay este esta"
            + " estos todo todos nosotros ellos ella yo tú me te nos"),
        new("it", "abcdefghijklmnopqrstuvwxyzàèéìòù", "",
            "il lo la i gli le di del della dei un una e è a al alla in nel nella che non per con su da"
            + " dal si come più ma o se quando dove anche molto senza sopra tra dopo prima essere ha"
            + " hanno questo questa tutto tutti noi loro lei io mi ti ci era sono"),
        new("nl", "abcdefghijklmnopqrstuvwxyzëïöü", "",
            "de het een en van in is was dat op te met voor niet aan zijn er als bij door naar om uit"
            + " over ook maar of ze hij zij wij we ik je jullie dit deze die nog al heel alle onder"
            + " tussen na zonder vandaag gisteren dan kan moet wordt werd heeft hebben"),
        new("cs", "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž", "",
            "a i v ve na ne že z ze do jak za to on ona oni my vy já ty o ale od jeho její jejich pro"
            + " při po byl byla bylo byli je jsou jestli když kde tam tady tak také který která které aby"
            + " nebo pod nad mezi přes bez ještě už jen velmi všechno všichni ten ta toho se si dnes"
            + " včera zítra potom bude kdo"),
        new("ro", "aăâbcdefghiîjklmnopqrsștțuvwxyz", "",
            "și în a al ale de la cu pe nu că o un este era sunt au am din pentru care ce mai sau dar"
            + " dacă când unde acolo aici așa foarte fără sub între după înainte prin tot toate noi voi"
            + " ei ele el ea eu tu se îi îl lui lor acest această fi"),
        new("tr", "abcçdefgğhıijklmnoöprsştuüvyz", "",
            "ve bir bu da de için ile çok daha ne o ben sen biz siz onlar ama veya eğer nerede orada"
            + " burada da gibi kadar sonra önce olan olarak var yok değil her şey ki mi mı en iki bugün"
            + " dün yarın"),
    ];
}
