namespace Probative.Preservation.Anchors;

/// <summary>A small file that the operator names, read whole.</summary>
/// <param name="Path">As it was named.</param>
/// <param name="Bytes">Its content, which a stranger may have made.</param>
public sealed record GivenFile(string Path, ReadOnlyMemory<byte> Bytes);
