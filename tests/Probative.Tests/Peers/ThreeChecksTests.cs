using Xunit;

namespace Probative.Tests.Peers;

/// <summary>
/// verify.sh, verify.html and probative-check side by side on the same false packages (tests/peers/package).
/// LIES=1000 in the environment makes it the campaign; by default it is a sample with a seed that is printed.
/// </summary>
public sealed class ThreeChecksTests
{
    [Fact]
    public async Task The_three_checks_name_every_lie_alike_and_pass_what_only_looks_odd()
    {
        var cancel = TestContext.Current.CancellationToken;
        NodePeer.SkipUnlessOnPath("node", "dash", "bash", "busybox", "sha256sum", "openssl", "xxd");
        var absent = await NodePeer.PrepareBrowserAsync(cancel);
        Assert.SkipUnless(absent is null, absent ?? "");
        await NodePeer.PassAsync("test-three-checks.mjs", cancel);
    }
}
