namespace Probative.Formats.BagIt;

/// <summary>
/// The stable codes of faults and warnings in a bag, with the clause of RFC 8493 that each is about.
/// </summary>
public static class BagCodes
{
    /// <summary><c>bagit.txt</c> is missing or is not its two lines (section 2.1.1).</summary>
    public const string Declaration = "bag-declaration";

    /// <summary>A version of BagIt that is not read (section 2.1.1).</summary>
    public const string Version = "bag-version";

    /// <summary>An encoding of tag files that is not read (section 2.3).</summary>
    public const string Encoding = "bag-encoding";

    /// <summary>There is no folder <c>data</c> (section 2.1.2).</summary>
    public const string Payload = "bag-payload";

    /// <summary>There is no payload manifest that can be checked (sections 2.1.3 and 2.4).</summary>
    public const string Manifest = "bag-manifest";

    /// <summary>A manifest uses an algorithm that is not computed here (section 2.4).</summary>
    public const string Algorithm = "bag-algorithm";

    /// <summary>A tag file is not lines of text in its encoding (section 2.3).</summary>
    public const string TagFile = "bag-tag-file";

    /// <summary>
    /// A line of a manifest, of <c>bag-info.txt</c> or of <c>fetch.txt</c> is not in its form.
    /// </summary>
    public const string Line = "bag-line";

    /// <summary>A path could lead out of the bag or to a device (section 5.1).</summary>
    public const string PathUnsafe = "bag-path-unsafe";

    /// <summary>
    /// A path is written in a way that other programs may not find (sections 6.1.2 and 6.1.3).
    /// </summary>
    public const string PathForm = "bag-path-form";

    /// <summary>A manifest lists a file that is not its business (sections 2.1.3 and 2.2.1).</summary>
    public const string Scope = "bag-scope";

    /// <summary>A manifest lists a file twice (section 2.1.3).</summary>
    public const string Twice = "bag-twice";

    /// <summary>A listed file is not there (section 3).</summary>
    public const string Missing = "bag-file-missing";

    /// <summary>A payload file is not listed (section 3).</summary>
    public const string Unlisted = "bag-file-unlisted";

    /// <summary>A file is not the one whose checksum is listed (section 3).</summary>
    public const string Changed = "bag-file-changed";

    /// <summary>Two names differ only by case or by Unicode normalization (section 6.1.1).</summary>
    public const string Name = "bag-name";

    /// <summary>The payload is not of the stated size and number of files (section 2.2.2).</summary>
    public const string Oxum = "bag-oxum";

    /// <summary>
    /// A file is only promised in <c>fetch.txt</c>; nothing is ever fetched (sections 2.2.3 and 5.2).
    /// </summary>
    public const string Fetch = "bag-fetch";
}
