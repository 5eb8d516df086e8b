namespace Probative.Formats.Credentials.Bindings;

/// <summary>A named part of a file, which goes on to the next one.</summary>
internal readonly record struct FilePart(string Name, long Offset);
