using System.Text;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Xunit;

namespace Probative.Formats.Tests.BagIt;

public class BagReaderTests
{
    private const string NoDigest = "0000000000000000000000000000000000000000000000000000000000000000";

    [Fact]
    public void A_bag_that_was_written_here_is_valid_without_a_warning()
    {
        using var bag = new SampleBag();
        bag.Scratch.Write("bag-info.txt", BagWriter.InfoLine("Payload-Oxum", "49.2"));
        bag.SealTags("bag-info.txt");

        BagReport report = bag.Read();

        Assert.Empty(report.Damages);
        Assert.True(report.IsValid);
        Assert.Equal(new PayloadOxum(49, 2), report.Payload);
        Assert.Equal([ChecksumAlgorithm.Sha256], report.Algorithms);
        Assert.Equal(("Payload-Oxum", "49.2"), (report.Metadata[0].Label, report.Metadata[0].Value));
    }

    [Theory]
    [InlineData("BagIt-Version: 1.0\n", BagCodes.Declaration)]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x\n", BagCodes.Declaration)]
    [InlineData("BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n", BagCodes.Declaration)]
    [InlineData("BagIt-Version: 1\nTag-File-Character-Encoding: UTF-8\n", BagCodes.Declaration)]
    [InlineData("BagIt-Version: 1.1\nTag-File-Character-Encoding: UTF-8\n", BagCodes.Version)]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n", BagCodes.Encoding)]
    [InlineData(
        "\u00ef\u00bb\u00bfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", BagCodes.Declaration)]
    public void A_declaration_that_is_not_its_two_lines_is_named(string text, string code)
    {
        using var bag = new SampleBag();
        bag.Rewrite("bagit.txt", _ => text);

        BagReport report = bag.Read();

        Assert.False(report.IsValid);
        Assert.Equal(code, Assert.Single(report.Damages).Code);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("data/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("~/notes")]
    [InlineData("C:\\Windows\\notes")]
    [InlineData("data\\..\\outside")]
    [InlineData("data/x\\y")]
    [InlineData("data/nul\0byte")]
    [InlineData("data/")]
    [InlineData("data//a")]
    public void A_path_that_leads_out_of_the_bag_is_named_and_not_opened(string path)
    {
        using var bag = new SampleBag();
        bag.Rewrite("manifest-sha256.txt", text => $"{text}{NoDigest}  {path}\n");

        BagReport report = bag.Read();

        Damage damage = Assert.Single(report.Damages);
        Assert.Equal((BagCodes.PathUnsafe, "manifest-sha256.txt"), (damage.Code, damage.Path));
        Assert.Equal(2 * (64 + 2) + "data/a.txt\n".Length + "data/folder/b.txt\n".Length, damage.Offset);
    }

    [Theory]
    [InlineData("manifest-sha256.txt", NoDigest + "  bagit.txt\n", BagCodes.Scope)]
    [InlineData("manifest-sha256.txt", NoDigest + "  data/gone\n", BagCodes.Missing)]
    [InlineData("manifest-sha256.txt", NoDigest + "  data/a.txt\n", BagCodes.Twice)]
    [InlineData("manifest-sha256.txt", "abc  data/a.txt\n", BagCodes.Line)]
    [InlineData("manifest-sha256.txt", NoDigest + "\n", BagCodes.Line)]
    [InlineData("manifest-sha256.txt", NoDigest + "  data/\u00ff\n", BagCodes.TagFile)]
    [InlineData("fetch.txt", "https://example.org/x - data/x\n", BagCodes.Fetch)]
    [InlineData("fetch.txt", "https://example.org/x 12\n", BagCodes.Line)]
    [InlineData("fetch.txt", "https://example.org/x 12 ../x\n", BagCodes.PathUnsafe)]
    [InlineData("bag-info.txt", "no colon\n", BagCodes.Line)]
    [InlineData("bag-info.txt", "Label : value\n", BagCodes.Line)]
    [InlineData("bag-info.txt", "Payload-Oxum: 1.1\n", BagCodes.Oxum)]
    [InlineData("bag-info.txt", "payload-oxum: many\n", BagCodes.Oxum)]
    public void A_line_that_does_not_belong_is_named(string file, string line, string code)
    {
        using var bag = new SampleBag();
        bag.Rewrite(file, text => text + line);

        BagReport report = bag.Read();

        Assert.False(report.IsValid);
        Assert.Contains(report.Damages, damage => damage.Code == code && !damage.IsWarning);
    }

    [Fact]
    public void A_payload_file_in_no_manifest_is_named()
    {
        using var bag = new SampleBag();
        bag.Scratch.Write("data/extra", "x");

        Damage damage = Assert.Single(bag.Read().Damages);

        Assert.Equal((BagCodes.Unlisted, "data/extra"), (damage.Code, damage.Path));
    }

    [Fact]
    public void Since_1_0_a_payload_file_must_be_in_every_manifest_and_before_it_in_one()
    {
        using var bag = new SampleBag();
        const string md5 = "21172751ae2e2fe01a239b2919b0e101"; // md5sum of "content of data/a.txt".
        bag.Scratch.Write("manifest-md5.txt", $"{md5}  data/a.txt\n");
        bag.SealTags("manifest-md5.txt");
        Assert.Equal(BagCodes.Unlisted, Assert.Single(bag.Read().Damages).Code);

        bag.Scratch.Write("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
        bag.SealTags("manifest-md5.txt");
        Assert.True(bag.Read().IsValid);
    }

    [Fact]
    public void A_changed_file_is_named_and_the_bag_is_complete_but_not_valid()
    {
        using var bag = new SampleBag();
        bag.Scratch.Write("data/a.txt", "CONTENT of data/a.txt");

        BagReport report = bag.Read();

        Assert.True(report.IsComplete);
        Assert.False(report.IsValid);
        Damage damage = Assert.Single(report.Damages);
        Assert.Equal((BagCodes.Changed, "data/a.txt"), (damage.Code, damage.Path));
    }

    [Fact]
    public void A_promised_file_is_reported_and_never_fetched()
    {
        using var bag = new SampleBag();
        bag.Rewrite("manifest-sha256.txt", text => $"{text}{NoDigest}  data/far\n");
        bag.Scratch.Write("fetch.txt", "http://192.0.2.1/far 10 data/far\n");
        bag.SealTags("fetch.txt");

        BagReport report = bag.Read();

        Assert.Equal((BagCodes.Fetch, "data/far"), (report.Damages[0].Code, report.Damages[0].Path));
        Assert.Equal((10, "data/far"), (report.Fetch[0].Length, report.Fetch[0].Path));
        Assert.False(report.IsComplete);
    }

    [Theory]
    [InlineData("UTF-16", "utf-16")]
    [InlineData("UTF-16BE", "utf-16BE")]
    [InlineData("UTF-16LE", "utf-16")]
    [InlineData("ISO-8859-1", "iso-8859-1")]
    public void Manifests_in_other_encodings_are_read(string declared, string name)
    {
        using var bag = new SampleBag("data/caf\u00e9.txt");
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = declared == "UTF-16" ? encoding.GetPreamble() : [];
        string manifest = File.ReadAllText(bag.Scratch["manifest-sha256.txt"]);
        bag.Scratch.Write("bagit.txt", $"BagIt-Version: 0.97\nTag-File-Character-Encoding: {declared}\n");
        bag.Scratch.Write("manifest-sha256.txt", [.. mark, .. encoding.GetBytes(manifest)]);
        File.Delete(bag.Scratch["tagmanifest-sha256.txt"]);

        BagReport report = bag.Read();

        Assert.True(report.IsValid, string.Join("; ", report.Damages));
        Assert.Empty(report.Damages);
    }

    [Fact]
    public void A_name_in_another_normalization_is_found_with_a_warning()
    {
        // The Cyrillic short i, composed in the manifest and decomposed on disk, as a Mac leaves it.
        using var bag = new SampleBag("data/\u0438\u0306.txt");
        bag.Rewrite("manifest-sha256.txt", _ => "");
        bag.Scratch.Write("manifest-sha256.txt", BagWriter.ManifestLine(
            bag.Line(bag.Payload[0]).Digest, "data/\u0439.txt"));
        bag.SealTags();

        BagReport report = bag.Read();

        Assert.True(report.IsValid, string.Join("; ", report.Damages));
        Assert.Equal(BagCodes.Name, Assert.Single(report.Damages).Code);
    }

    [Fact]
    public void Names_that_differ_only_by_case_are_a_warning()
    {
        using var bag = new SampleBag("data/a.txt", "data/A.txt");

        BagReport report = bag.Read();

        Assert.True(report.IsValid);
        Assert.Equal(
            (BagCodes.Name, true), (Assert.Single(report.Damages).Code, report.Damages[0].IsWarning));
    }

    [Fact]
    public void Line_breaks_and_percent_signs_in_names_are_encoded()
    {
        using var bag =
            new SampleBag("data/100%.txt", "data/two\nlines", "data/carriage\rreturn", "data/%0A");

        BagReport report = bag.Read();

        Assert.True(report.IsValid);
        Assert.All(report.Damages, damage => Assert.Equal(BagCodes.PathForm, damage.Code));
        Assert.Contains("data/two%0Alines", File.ReadAllText(
            bag.Scratch["manifest-sha256.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_reported_and_not_followed()
    {
        using var bag = new SampleBag();
        File.CreateSymbolicLink(bag.Scratch["data/link"], "/etc/hostname");
        Directory.CreateSymbolicLink(bag.Scratch["data/loop"], bag.Scratch.Folder);

        BagReport report = bag.Read();

        Assert.Equal(
            ["data/link", "data/loop"],
            report.Damages.Where(damage => damage.Code == ContainerCodes.Link).Select(
                damage => damage.Path).Order());
        Assert.False(report.IsValid);
    }

    [Fact]
    public void Random_damage_to_every_file_of_a_bag_never_throws_and_is_never_valid()
    {
        const int seed = 20_260_131;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        using var bag = new SampleBag();
        string[] files = Directory.GetFiles(bag.Scratch.Folder, "*", SearchOption.AllDirectories);
        for (var round = 0; round < 500; round++)
        {
            string file = files[random.Next(files.Length)];
            byte[] content = File.ReadAllBytes(file);
            byte[] changed = [.. content];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, changed);

            BagReport report = bag.Read();

            // Two letters of a checksum that differ by one bit can be the same digit in upper case, and an
            // upper-case label is still the label: those readings are allowed by the format.
            bool harmless = IsSameButForCase(content, changed);
            Assert.True(harmless || !report.IsValid
                || report.Damages.Count > 0, $"seed {seed}, round {round}: {file}");
            File.WriteAllBytes(file, content);
        }
    }

    private static bool IsSameButForCase(byte[] left, byte[] right) =>
        Encoding.Latin1.GetString(left).Equals(
            Encoding.Latin1.GetString(right), StringComparison.OrdinalIgnoreCase);
}
