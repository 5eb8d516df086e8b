namespace Probative.Local.Durable;

/// <summary>A name in a directory.</summary>
internal readonly record struct VaultEntry(string Name, bool IsDirectory);
