using Xunit;

namespace Probative.Check.Tests.Package;

/// <summary>A later package goes on from an earlier one, and a truncated one does not.</summary>
public class KnownTests
{
    private static readonly string[] Options = ["--facts", "40", "--items", "5", "--earlier"];

    private readonly string _folder = Peer.Package("pair", Options);

    private string Later => Path.Combine(_folder, "later");

    private string Earlier => Path.Combine(_folder, "earlier");

    private string Key => _folder + ".vkey";

    [Fact]
    public void A_later_package_goes_on_from_an_earlier_checkpoint_and_package()
    {
        string checkpoint = Path.Combine(_folder, "earlier.checkpoint");
        Assert.Equal(0, Shell.Run(Later, "--key", Key, "--known", checkpoint).ExitCode);
        Assert.Equal(0, Shell.Run(Later, "--key", Key, "--known", Earlier).ExitCode);
        Assert.Equal(0, Shell.Run(Later, "--key", Key, "--earlier", Earlier).ExitCode);
        Assert.Equal(0, Shell.Run(Later, "--key", Key, "--earlier", Later, "--known", Later).ExitCode);
    }

    [Fact]
    public void A_package_that_ends_before_what_is_known_is_false()
    {
        foreach (string option in (string[])["--known", "--earlier"])
        {
            Shell shell = Shell.Run(Earlier, "--key", Key, option, Later, "--json");
            Assert.Equal(1, shell.ExitCode);
            Assert.Equal(["known-checkpoint"], shell.Codes().Distinct());
        }
    }

    [Fact]
    public void A_later_checkpoint_or_one_of_another_log_is_not_called_a_second_history()
    {
        string other = Peer.Package("other", "--facts", "20", "--seed", "other");
        string later = Shell.Run(Earlier, "--key", Key, "--known", Later).Output;
        Assert.Contains("cannot show what came after", later, StringComparison.Ordinal);
        Assert.DoesNotContain(": two histories exist", later, StringComparison.Ordinal);
        string signer = Shell.Run(Later, "--known", Path.Combine(other, "ledger/checkpoint")).Output;
        Assert.Contains("so it may be of another log", signer, StringComparison.Ordinal);
        Assert.DoesNotContain(": two histories exist", signer, StringComparison.Ordinal);

        string fork = Peer.Package("fork", "--facts", "30", "--items", "3");
        string history = Shell.Run(Later, "--key", Key, "--earlier", fork).Output;
        Assert.Contains(": two histories exist", history, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_signer_or_history_is_false()
    {
        string other = Peer.Package("other", "--facts", "20", "--seed", "other");
        Shell signer =
            Shell.Run(Later, "--key", Key, "--known", Path.Combine(other, "ledger/checkpoint"), "--json");
        Assert.Equal(["known-checkpoint"], signer.Codes());

        // The same seed has the same keys; other facts make it another history of the same signer.
        string fork = Peer.Package("fork", "--facts", "30", "--items", "3");
        Shell history = Shell.Run(Later, "--key", Key, "--known", fork, "--json");
        Assert.Equal(["known-checkpoint"], history.Codes());
        Shell facts = Shell.Run(Later, "--key", Key, "--earlier", fork, "--json");
        Assert.Equal(["known-checkpoint"], facts.Codes().Distinct());
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_is_named_and_what_is_not_there_is_wrong_usage()
    {
        Shell other = Shell.Run(Later, "--key", Key, "--known", Key, "--json");
        Assert.Equal(1, other.ExitCode);
        Assert.Equal(["known-checkpoint"], other.Codes());
        Assert.Equal(2, Shell.Run(Later, "--known", Path.Combine(Later, "data"), "--json").ExitCode);
        Assert.Equal(2, Shell.Run(Later, "--earlier", "/nowhere", "--json").ExitCode);
    }
}
