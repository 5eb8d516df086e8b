namespace Probative.Decoding.Pages;

/// <summary>Which elements of a page do what to its text (HTML Living Standard, 13.2.6.4 and 15.3).</summary>
internal static class ElementNames
{
    /// <summary>Up to their end tag everything is text to the machine and none to a person.</summary>
    public static readonly HashSet<string> Silent =
        ["script", "style", "iframe", "noembed", "noframes"];

    /// <summary>Up to their end tag there are no tags.</summary>
    public static readonly HashSet<string> Verbatim = ["title", "textarea", "xmp"];

    /// <summary>White space stands as it is written.</summary>
    public static readonly HashSet<string> Spaced = ["pre", "textarea", "xmp", "listing", "plaintext"];

    public static readonly HashSet<string> Lines =
    [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav",
        "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "select", "summary",
        "table", "tbody", "textarea", "tfoot", "thead", "tr", "ul", "xmp",
    ];

    public static readonly HashSet<string> Cells = ["td", "th"];

    /// <summary>Statements of a page about itself, by `property`, `name` or `itemprop` of `meta`.</summary>
    public static readonly HashSet<string> Statements =
    [
        "article:modified_time", "article:published_time", "author", "date", "datecreated", "datemodified",
        "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.modified",
        "description", "generator", "last-modified", "og:description", "og:image", "og:site_name",
        "og:title", "og:type", "og:updated_time", "og:url", "og:video", "parsely-pub-date", "pubdate",
        "publish-date", "sailthru.date",
    ];
}
