namespace Probative.Formats.IsoBmff;

/// <summary>The stable codes of faults in the boxes of a file.</summary>
public static class BoxCodes
{
    /// <summary>A box states a size that its own header does not fit into.</summary>
    public const string Size = "box-size";

    /// <summary>The file ends inside a box.</summary>
    public const string Truncated = "box-truncated";

    /// <summary>A box reaches behind the end of the box that holds it.</summary>
    public const string Oversized = "box-oversized";

    /// <summary>No box name stands where a box should begin.</summary>
    public const string Name = "box-name";

    /// <summary>More boxes than are read, or more entries in a table.</summary>
    public const string TooMany = "box-too-many";

    /// <summary>Boxes lie deeper in each other than is read.</summary>
    public const string TooDeep = "box-too-deep";

    /// <summary>The content of a box ends before what it must hold.</summary>
    public const string Content = "box-content";

    /// <summary>A table states more entries than fit into its box.</summary>
    public const string Table = "box-table";

    /// <summary>The tables of a track disagree about the number of samples.</summary>
    public const string Samples = "box-sample-counts";

    /// <summary>An offset points behind the end of the file.</summary>
    public const string Offset = "box-offset";
}
