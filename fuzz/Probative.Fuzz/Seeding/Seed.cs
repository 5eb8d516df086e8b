namespace Probative.Fuzz.Seeding;

/// <summary>A small file from which inputs are made.</summary>
/// <param name="Target">For which target.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Bytes">At most 4 KiB.</param>
internal readonly record struct Seed(string Target, string Name, byte[] Bytes);
