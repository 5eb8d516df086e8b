using System.Collections.Frozen;

namespace Probative.Kernel.Words;

/// <summary>
/// Letters without what is written on, above and around them. The tables are our own because the program
/// runs without the data of a culture, which would know accents and compatibility forms.
/// </summary>
public static class PlainLetters
{
    private static readonly (string Accented, string Plain)[] s_accents =
    [
        ("àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ", "a"), ("ḃḅḇ", "b"), ("çćĉċčḉ", "c"), ("ďđðḋḍḏḑḓ", "d"),
        ("èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "e"), ("ḟ", "f"), ("ĝğġģǧǵḡ", "g"), ("ĥħȟḣḥḧḩḫẖ", "h"),
        ("ìíîïĩīĭįıǐȉȋḭḯỉị", "i"), ("ĵǰ", "j"), ("ķǩḱḳḵ", "k"), ("ĺļľłḷḹḻḽ", "l"), ("ḿṁṃ", "m"),
        ("ñńņňǹṅṇṉṋ", "n"), ("òóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "o"), ("ṕṗ", "p"),
        ("ŕŗřȑȓṙṛṝṟ", "r"), ("śŝşšșṡṣṥṧṩ", "s"), ("ţťțṫṭṯṱẗ", "t"),
        ("ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "u"), ("ṽṿ", "v"), ("ŵẁẃẅẇẉẘ", "w"), ("ẋẍ", "x"),
        ("ýÿŷȳẏẙỳỵỷỹ", "y"), ("źżžẑẓẕ", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
    ];

    // Unicode, Alphabetic Presentation Forms, from U+FB00: what old papers are typeset with.
    private static readonly string[] s_ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly FrozenDictionary<char, string> s_plain = s_accents
        .SelectMany(row => row.Accented, (row, letter) => KeyValuePair.Create(letter, row.Plain))
        .ToFrozenDictionary();

    /// <summary>A lower-case Latin letter without its accent; null when it has none.</summary>
    public static string? WithoutAccent(char letter) => s_plain.GetValueOrDefault(letter);

    /// <summary>What a letter of text is written with; null for one that is plain.</summary>
    internal static string? Parts(int letter) =>
        letter is >= 0xfb00 and <= 0xfb06 ? s_ligatures[letter - 0xfb00] : WithoutAccent((char)letter);

    /// <summary>
    /// The common letter or digit behind one that is only drawn otherwise: full width, or of the bold, italic
    /// and double-struck alphabets that posts decorate themselves with. Any other is itself.
    /// </summary>
    internal static int Undecorated(int letter) => letter switch
    {
        >= 0xff01 and <= 0xff5e => letter - 0xfee0,

        // Unicode, Mathematical Alphanumeric Symbols: alphabets of 52 letters, then digits by tens.
        >= 0x1d400 and <= 0x1d6a3 => Latin((letter - 0x1d400) % 52),
        >= 0x1d7ce and <= 0x1d7ff => '0' + ((letter - 0x1d7ce) % 10),
        _ => letter,
    };

    private static int Latin(int place) => place < 26 ? 'a' + place : 'a' + place - 26;
}
