using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>Packages from a vault on disk, checked by programs that know nothing of it.</summary>
public class RealPackageTests
{
    private static readonly string[] HostileNames =
    [
        "plain.txt", "../../etc/passwd", "a\nb.txt", "evil\u202Egpj.exe", "<script>alert(1)</script>.html",
        "\"quoted' & <b>.jpg", "Звіт про перевірку.pdf", "caf//E9.txt", "..", ".hidden",
        "emoji 🎥.MP4",
        "name.withaverylongending", "%0a%25.txt", "CON", "\u0000null", new string('x', 4_000) + ".png",
    ];

    [Theory]
    [InlineData(PackageForm.Folder)]
    [InlineData(PackageForm.Zip)]
    public async Task All_three_checks_accept_a_package_of_hostile_names(PackageForm form)
    {
        await using var real = await RealCase.CreateAsync();
        foreach (var name in HostileNames)
        {
            var item = await real.ReceiveAsync(name, $"The bytes of {name}", from: name);
            await real.AppearAsync(item.Item, name, "https://example.org/" + name);
            await real.ClaimAsync(item.Item, $"The bytes of {name}", name, name);
        }

        await real.ReceiveAsync("empty.bin", []);
        var (path, ended, problems) = await real.HandOverAsync(form, command => command with
        {
            Withhold =
            [
                new Withholding("seen_how", "how we look is our own"),
                new Withholding("2", "asked for"),
            ],
            To = "<Counsel> & \"Partners\"",
            Purpose = "Disclosure of ‘everything’",
        });

        Assert.True(ended.Ending == Ending.Done, string.Join('\n', problems));
        foreach (var code in await ThreeChecks.RunAsync(path, real.Key)) Assert.True(code is 0 or null);
        Assert.Equal(5, await ThreeChecks.ShellAsync(path, null) ?? 5);
        Assert.Equal(5, await ThreeChecks.BrowserAsync(path, null) ?? 5);
        Assert.Equal(5, await ThreeChecks.VerifierAsync(path, null) ?? 5);
        if (form is PackageForm.Folder) Assert.Equal(0, await ThreeChecks.Sha256SumAsync(path));
    }

    [Fact]
    public async Task A_changed_item_in_a_package_is_false_for_every_check_and_for_sha256sum()
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("one.txt", "Nobody was named.");
        var (path, _, _) = await real.HandOverAsync(PackageForm.Folder);
        Assert.Equal(0, await ThreeChecks.Sha256SumAsync(path));

        await File.AppendAllTextAsync(
            Assert.Single(Directory.GetFiles(Path.Combine(path, "data/items"))),
            "!",
            TestContext.Current.CancellationToken);

        foreach (var code in await ThreeChecks.RunAsync(path, real.Key)) Assert.True(code is 1 or null);
        Assert.Equal(1, await ThreeChecks.Sha256SumAsync(path));
    }

    [Fact]
    public async Task A_second_package_goes_on_from_the_first_for_every_check()
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("one.txt", "1");
        var first = await real.HandOverAsync(PackageForm.Folder);
        var opened = await real.Vault.Ledger.OpenCaseAsync(
            Local.TestVault.Case("Other"), "A1", Local.TestVault.Ct);
        for (var i = 0; i < 300; i++)
        {
            await real.AppendAsync(Local.TestVault.Fact(i), i % 3 == 0 ? null : opened.Case);
        }

        await real.ReopenAsync();
        var second = await real.HandOverAsync(PackageForm.Zip);

        Assert.Equal(Ending.Done, second.Ended.Ending);
        Assert.Equal(0, await ThreeChecks.VerifierAsync(second.Path, real.Key, "--earlier", first.Path) ?? 0);
        Assert.Equal(
            0,
            await ThreeChecks.VerifierAsync(
                second.Path, real.Key, "--known", Path.Combine(first.Path, "ledger/checkpoint")) ?? 0);
        Assert.Equal(0, await ThreeChecks.ShellAsync(second.Path, real.Key) ?? 0);
        Assert.Equal(0, await ThreeChecks.BrowserAsync(second.Path, real.Key) ?? 0);
    }

    [Fact]
    public async Task Nothing_of_a_withheld_item_and_its_source_is_in_the_package_or_the_log()
    {
        await using var real = await RealCase.CreateAsync();
        var kept = await real.ReceiveAsync("hidden clip.mp4", "the bytes of the clip", from: "Witness K-7");
        var seen = await real.AppearAsync(kept.Item, "Channel Nine", "https://example.org/clip/9?id=4711");
        var open = await real.ReceiveAsync("report.txt", "Nobody was named.", from: "Witness K-7");
        await real.AppearAsync(open.Item, "Channel Nine", "https://example.org/report");
        await real.AppendAsync(new ListingRecorded([kept.Sha256.ToHex(), "hidden clip.mp4"]));

        foreach (var form in new[] { PackageForm.Folder, PackageForm.Zip })
        {
            var (path, ended, problems) = await real.HandOverAsync(form, command => command with
            {
                Withhold =
                [
                    new Withholding(kept.Item.ToString(), "endangers a person"),
                    new Withholding("source", "endangers a person"),
                    new Withholding("from", "endangers a person"),
                ],
            });

            Assert.True(ended.Ending == Ending.Done, string.Join('\n', problems));
            var searched = Files(path).Concat(Files(real.LogFolder)).ToList();
            Assert.True(searched.Count > 15);
            Assert.Empty(Searcher.Find(
                searched,
                kept.Item.ToString(), kept.Sha256.ToHex(), "hidden clip", "Witness K-7", "Channel Nine",
                "clip/9",
                "id=4711", "/srv/intake", "the bytes of the clip", "AppearanceRecorded\"]" + seen.Number));
            Assert.Equal(0, await ThreeChecks.VerifierAsync(path, real.Key) ?? 0);
        }
    }

    [Fact]
    public async Task A_zip_file_tells_no_other_time_than_that_of_the_handover()
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("one.txt", "1");
        var (path, _, _) = await real.HandOverAsync(PackageForm.Zip);

        using var zip = System.IO.Compression.ZipFile.OpenRead(path);
        Assert.Single(zip.Entries.Select(entry => entry.LastWriteTime).Distinct());
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Distinct().Count(), zip.Entries.Count);
        Assert.Equal(PackageForm.Zip.ToString(), Path.GetExtension(path)[1..], ignoreCase: true);
    }

    [Fact]
    public async Task What_is_there_already_is_never_replaced_and_a_missing_folder_is_told()
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("one.txt", "1");
        var taken = Path.Combine(real.Out, "taken");
        await File.WriteAllTextAsync(taken, "mine", Local.TestVault.Ct);
        var (_, ended, problems) = await real.HandOverAsync(
            PackageForm.Zip, command => command with { Out = taken });
        Assert.Equal((Ending.WrongUsage, "out-exists"), (ended.Ending, Assert.Single(problems).Code));
        Assert.Equal("mine", await File.ReadAllTextAsync(taken, Local.TestVault.Ct));

        (_, ended, problems) = await real.HandOverAsync(
            PackageForm.Folder, command => command with { Out = Path.Combine(real.Out, "no/such") });
        Assert.Equal((Ending.WrongUsage, "out-folder"), (ended.Ending, Assert.Single(problems).Code));
        Assert.Equal([taken], Directory.EnumerateFileSystemEntries(real.Out));
    }

    [Fact]
    public async Task A_package_is_never_made_inside_a_vault_not_even_through_a_link()
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("one.txt", "1");
        var vault = Path.GetDirectoryName(real.LogFolder)!;
        var link = Path.Combine(real.Out, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(vault, "items"));
        foreach (var folder in (string[])[vault, Path.Combine(vault, "items"), link])
        {
            var (_, ended, problems) = await real.HandOverAsync(
                PackageForm.Folder, command => command with { Out = Path.Combine(folder, "package") });
            Assert.Equal((Ending.WrongUsage, "out-in-vault"), (ended.Ending, Assert.Single(problems).Code));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(vault, "package*", SearchOption.AllDirectories));
    }

    /// <summary>The files of a folder or a ZIP file, without the bytes of chosen items.</summary>
    private static List<KeyValuePair<string, byte[]>> Files(string path)
    {
        if (File.Exists(path))
        {
            using var zip = System.IO.Compression.ZipFile.OpenRead(path);
            var files = zip.Entries.Where(
                entry => !entry.FullName.StartsWith("data/items/", StringComparison.Ordinal))
                .Select(entry =>
                {
                    using var bytes = new MemoryStream();
                    using var stream = entry.Open();
                    stream.CopyTo(bytes);
                    return KeyValuePair.Create(entry.FullName, bytes.ToArray());
                });
            return [.. files];
        }

        return [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/data/items/", StringComparison.Ordinal))
            .Select(file => KeyValuePair.Create(Path.GetRelativePath(path, file), File.ReadAllBytes(file)))];
    }
}
