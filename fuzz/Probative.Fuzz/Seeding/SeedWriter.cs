namespace Probative.Fuzz.Seeding;

/// <summary>
/// Writes the seeds: small invented files. Signatures and certificates are new each time, so that what lies
/// in the repository is kept until somebody wants other seeds.
/// </summary>
internal static class SeedWriter
{
    public static void WriteAll(string corpus)
    {
        var all = FileSeeds.All().Concat(PacketSeeds.All()).Concat(CredentialSeeds.All())
            .Concat(TimeSeeds.All()).Concat(TextSeeds.All()).Concat(PackageSeeds.All())
            .Concat(PrintSeeds.All());
        foreach (var (target, name, bytes) in all)
        {
            var folder = Path.Combine(corpus, target);
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }
}
