using System.Text;
using Probative.Check.Reports;
using Xunit;

namespace Probative.Check.Tests;

/// <summary>Standard streams that are closed, or lead where there is no room.</summary>
public class OutletTests
{
    private readonly string _folder = Peer.Package("outlet", "--facts", "12", "--items", "2", "--seed", "o");

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public void A_result_that_cannot_be_written_ends_with_2_and_is_said_to_be_lost(params string[] more)
    {
        foreach (Stream output in (Stream[])[Closed(), Full()])
        {
            using var errors = new MemoryStream();
            int code = CommandLine.Run([_folder, .. more], output, errors, isTerminal: false);

            Assert.Equal(2, code);
            string said = Encoding.UTF8.GetString(errors.ToArray());
            Assert.Contains("could not be written", said, StringComparison.Ordinal);
            Assert.DoesNotContain("cannot be read", said, StringComparison.Ordinal);
            output.Dispose();
        }
    }

    [Fact]
    public void A_closed_standard_error_changes_no_exit_code()
    {
        using var output = new MemoryStream();
        using Stream closed = Closed(), full = Full();
        Assert.Equal(5, CommandLine.Run([_folder], output, closed, isTerminal: true));
        Assert.Equal(2, CommandLine.Run(["--nothing"], output, full, isTerminal: false));
        Assert.Equal(2, CommandLine.Run([_folder], closed, full, isTerminal: false));
    }

    [Fact]
    public void Where_nothing_is_to_be_said_nothing_can_be_lost()
    {
        using Stream closed = Closed();
        string key = _folder + ".vkey";
        Assert.Equal(
            0, CommandLine.Run([_folder, "--key", key, "-q"], closed, closed, isTerminal: false));
    }

    private static Outlet Closed() =>
        Outlet.Open(() => throw new UnauthorizedAccessException("Bad file descriptor"));

    private static FileStream Full() => new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, 0);
}
