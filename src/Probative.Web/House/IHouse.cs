using Probative.Kernel.Commands;

namespace Probative.Web.House;

/// <summary>
/// What the program around the workbench does for it: it holds at most one vault open, and opens or makes
/// one when somebody at this machine asks. The workbench itself knows no folder.
/// </summary>
public interface IHouse
{
    /// <summary>The vault that is open, or null.</summary>
    OpenVault? AtHand { get; }

    /// <summary>Name and version of the program.</summary>
    string Tool { get; }

    /// <summary>The folder of the sample vault, or null when none was made.</summary>
    string? Sample { get; }

    /// <summary>The commands that a vault at hand takes.</summary>
    IReadOnlyList<CommandForm> Commands { get; }

    TimeProvider Clock { get; }

    /// <summary>Opens a vault in the place of the one at hand.</summary>
    /// <param name="folder">The vault's folder; the sample's opens without a passphrase.</param>
    /// <param name="passphrase">What opens its keys, or null.</param>
    /// <param name="ct">Gives up before anything was opened.</param>
    Task<VaultOpened> OpenAsync(string folder, string? passphrase, CancellationToken ct);

    /// <summary>Makes a vault with its first member, and holds it open.</summary>
    Task<VaultMade> MakeAsync(NewVault wanted, CancellationToken ct);

    /// <summary>
    /// Derives everything of the vault at hand anew and compares, beside whatever is written to it meanwhile.
    /// Reads only, and without the keys: what only they open is not compared, and that is told.
    /// </summary>
    IAsyncEnumerable<Kernel.Commands.CommandEvent> CheckAsync(CancellationToken ct);
}
