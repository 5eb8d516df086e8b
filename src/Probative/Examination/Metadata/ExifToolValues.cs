namespace Probative.Examination.Metadata;

/// <summary>What ExifTool read in one file.</summary>
/// <param name="Values">In the order of the file.</param>
/// <param name="Warnings">What it found odd or damaged, in its words.</param>
/// <param name="LeftOut">Values beyond <see cref="ExifToolText.ValuesMax"/>.</param>
public sealed record ExifToolValues(
    IReadOnlyList<MetadataValue> Values, IReadOnlyList<string> Warnings, int LeftOut);
