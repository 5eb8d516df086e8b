using System.Diagnostics;
using CsCheck;
using Probative.Formats.BagIt;
using Xunit;

namespace Probative.Formats.Tests.BagIt;

public class BagWriterTests
{
    [Fact]
    public void A_decoded_path_is_the_one_that_was_encoded() =>
        Gen.String[Gen.Char["%02DAdA5\r\n/a\u0439"], 0, 20].Sample(path =>
        {
            string encoded = BagPath.Encode(path);
            return BagPath.Decode(encoded) == path && BagPath.IsEncoded(encoded)
                && !encoded.AsSpan().ContainsAny("\r\n");
        });

    [Fact]
    public void Paths_sort_by_the_bytes_of_their_utf8() =>
        Gen.Select(Gen.String[Gen.Char["az\u0439\ue000\uffff"], 0, 4], Gen.String[0, 4], Gen.Bool).Sample(
            (a, b, wide) =>
        {
            string left = wide ? a + "\U0001F600" : a, right = wide ? b : b + "\U0010FFFF";
            if (!IsText(left) || !IsText(right)) return true;
            int bytes = Bytes(left).AsSpan().SequenceCompareTo(Bytes(right));
            return Math.Sign(bytes) == Math.Sign(BagWriter.Order.Compare(left, right));
        });

    [Fact]
    public void An_oxum_is_read_as_it_was_written() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[0, long.MaxValue]).Sample((octets, streams) =>
            PayloadOxum.TryParse(new PayloadOxum(octets, streams).ToString(), out PayloadOxum oxum)
            && oxum == new PayloadOxum(octets, streams));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("1.2.3")]
    [InlineData("-1.2")]
    [InlineData("+1.2")]
    [InlineData("1.")]
    [InlineData("99999999999999999999.1")]
    public void A_malformed_oxum_is_refused(string text) => Assert.False(PayloadOxum.TryParse(text, out _));

    [Fact]
    public void A_metadata_element_stays_on_one_line() =>
        Assert.Equal("External-Description: two lines\n", BagWriter.InfoLine(
            "External-Description", "two\r\nlines\n"));

    [Theory]
    [InlineData("La:bel")]
    [InlineData(" Label")]
    [InlineData("La\nbel")]
    public void A_label_that_has_no_form_is_a_bug(string label) =>
        Assert.Throws<ArgumentException>(() => BagWriter.InfoLine(label, "value"));

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("")]
    public void A_path_that_leads_out_is_never_written(string path) =>
        Assert.Throws<ArgumentException>(() => BagWriter.ManifestLine(new byte[32], path));

    [Fact]
    public void Sha256sum_checks_the_manifests_that_were_written()
    {
        using var bag = new SampleBag("data/a.txt", "data/with space", "data/\u0439");
        foreach (string manifest in (string[])["manifest-sha256.txt", "tagmanifest-sha256.txt"])
        {
            var start = new ProcessStartInfo("sha256sum", ["--strict", "-c", "--quiet", manifest])
            {
                WorkingDirectory = bag.Scratch.Folder,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
        }
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static bool IsText(string text) =>
        text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
