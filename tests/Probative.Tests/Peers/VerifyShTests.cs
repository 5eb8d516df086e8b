using Xunit;

namespace Probative.Tests.Peers;

/// <summary>Runs the tests of verify.sh (tests/peers/package) in dash, bash and busybox.</summary>
public sealed class VerifyShTests
{
    [Fact]
    public async Task Verify_sh_passes_its_tests_in_three_shells()
    {
        NodePeer.SkipUnlessOnPath("node", "dash", "bash", "busybox", "sha256sum", "openssl", "xxd");
        await NodePeer.PassAsync("test-verify-sh.mjs", TestContext.Current.CancellationToken);
    }
}
