using Microsoft.AspNetCore.Components.Forms;
using Probative.Kernel.Commands;

namespace Probative.Web.Shell;

/// <summary>A file that somebody chose in the browser, for commands that take its bytes.</summary>
internal static class ChosenFile
{
    /// <summary>
    /// Its first bytes: whoever takes them asks for one more than is allowed, and says that it is too much.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="most">How many bytes are read.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="IOException">The connection broke, or the file changed or is gone.</exception>
    public static Task<ReadOnlyMemory<byte>> ReadAsync(
        IBrowserFile file, int most, CancellationToken ct = default) => ReadAsync<ReadOnlyMemory<byte>>(
        file,
        long.MaxValue,
        async sent =>
        {
            var bytes = new byte[Math.Min(file.Size, most)];
            var read = await sent.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return bytes.AsMemory(0, read);
        },
        ct);

    /// <summary>The whole of it, if it is no longer than that.</summary>
    /// <param name="file">The file.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="IOException">
    /// It is longer; the connection broke, or the file changed or is gone; or the disk took no more.
    /// </exception>
    public static Task CopyToAsync(
        IBrowserFile file, Stream to, long most, CancellationToken ct) => ReadAsync(
        file,
        most,
        async sent =>
        {
            await sent.CopyToAsync(to, ct);
            return true;
        },
        ct);

    /// <summary>
    /// What is said where a file that was to be taken in could not be read: the connection broke, or the file
    /// changed or is gone. Nothing was recorded by then.
    /// </summary>
    /// <param name="refused">Why.</param>
    /// <param name="name">Which of several it was.</param>
    public static Problem NotRead(IOException refused, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return new Problem(
            "file-not-read", name, refused.Message, "Nothing was recorded. Choose the file again.");
    }

    private static async Task<TRead> ReadAsync<TRead>(
        IBrowserFile file, long most, Func<Stream, Task<TRead>> read, CancellationToken ct)
    {
        try
        {
            await using var sent = file.OpenReadStream(most, ct);
            return await read(sent);
        }
        catch (InvalidOperationException refused)
        {
            // What the framework makes of a browser that cannot read the file any more: it changed on the
            // disk after it was chosen, or it is gone.
            throw new IOException(refused.Message, refused);
        }
    }
}
