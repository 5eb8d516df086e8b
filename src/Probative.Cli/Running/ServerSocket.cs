using System.Text;
using Probative.Ledger;
using Probative.Local.Backups;

namespace Probative.Cli.Running;

/// <summary>Where the server that holds a vault listens for the command line.</summary>
internal static class ServerSocket
{
    /// <summary>Linux takes 107 bytes for the name of a socket, others fewer.</summary>
    public const int PathMaxBytes = 99;

    private const int HashDigits = 16;

    /// <summary>The socket's path, or null when the state folder's is too long for one.</summary>
    public static string? PathOf(string vault)
    {
        var real = Encoding.UTF8.GetBytes(RealPath.Of(vault));
        var name = Hash32.Of(real).ToHex()[..HashDigits] + ".sock";
        var path = Path.GetFullPath(Path.Combine(Surroundings.StateFolder, "serve", name));
        return Encoding.UTF8.GetByteCount(path) > PathMaxBytes ? null : path;
    }
}
