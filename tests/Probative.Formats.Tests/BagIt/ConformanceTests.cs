using System.Text.Json;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.BagIt;

/// <summary>The verdicts of the conformance suite of the Library of Congress.</summary>
public class ConformanceTests
{
    [Fact]
    public void Every_bag_of_the_suite_has_the_verdict_that_its_folder_names()
    {
        string folder = Repository.Outside("bagit");
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "cases.json")));
        var wrong = new List<string>();
        var count = 0;
        foreach (JsonElement entry in cases.RootElement.EnumerateArray())
        {
            string bag = entry.GetProperty("bag").GetString()!;
            string category = entry.GetProperty("category").GetString()!;
            using FolderFiles files = FolderFiles.List(Path.Combine(folder, bag));
            BagReport report = BagReader.Read(files);
            bool warned = report.Damages.Any(damage => damage.IsWarning);
            bool agrees = category switch
            {
                "valid" => report.IsValid,
                "warning" => report.IsValid && warned,

                // A path that is dangerous on one system is refused on every one.
                "invalid" or "linux-only" or "windows-only" => !report.IsValid,
                _ => throw new InvalidDataException(category),
            };
            if (!agrees) wrong.Add($"{bag}: {string.Join("; ", report.Damages)}");
            count++;
        }

        Assert.Empty(wrong);
        Assert.NotEqual(0, count);
    }

    [Fact]
    public void A_valid_bag_of_the_suite_is_invalid_after_any_changed_byte_of_its_payload()
    {
        string folder = Repository.Outside("bagit");
        using var scratch = new Scratch();
        string source = Path.Combine(folder, "v1.0", "valid", "basicBag");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            scratch.Write(Path.GetRelativePath(source, file), File.ReadAllBytes(file));
        byte[] payload = File.ReadAllBytes(scratch["data/hello.txt"]);
        for (var i = 0; i < payload.Length; i++)
        {
            byte[] changed = [.. payload];
            changed[i] ^= 1;
            scratch.Write("data/hello.txt", changed);
            using FolderFiles files = FolderFiles.List(scratch.Folder);
            Damage damage = Assert.Single(BagReader.Read(files).Damages);
            Assert.Equal((BagCodes.Changed, "data/hello.txt"), (damage.Code, damage.Path));
        }
    }
}
