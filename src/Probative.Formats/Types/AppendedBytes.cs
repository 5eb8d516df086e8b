namespace Probative.Formats.Types;

/// <summary>Bytes behind the end that the file's own format has.</summary>
/// <param name="Offset">Where they begin.</param>
/// <param name="SizeBytes">How many there are, to the end of the file.</param>
/// <param name="Behind">What they follow: <c>EOI marker</c>, <c>IEND chunk</c>.</param>
/// <param name="IsOneValue">True when all that was looked at is one repeated byte, as padding is.</param>
/// <param name="Content">What they are; the unknown type where that is not recognisable.</param>
public sealed record AppendedBytes(
    long Offset, long SizeBytes, string Behind, bool IsOneValue, TypeFinding Content);
