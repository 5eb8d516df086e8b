using Xunit;

namespace Probative.Tests.Peers;

/// <summary>Runs the tests of verify.html (tests/peers/package) in a real Chromium.</summary>
public sealed class VerifyHtmlTests
{
    [Theory]
    [InlineData("test-verify-html.mjs")]
    [InlineData("test-verify-html-faults.mjs")]
    [InlineData("test-verify-html-primitives.mjs")]
    public async Task Verify_html_passes_its_tests_in_a_browser(string file)
    {
        var cancel = TestContext.Current.CancellationToken;
        var absent = await NodePeer.PrepareBrowserAsync(cancel);
        Assert.SkipUnless(absent is null, absent ?? "");
        await NodePeer.PassAsync(file, cancel);
    }
}
