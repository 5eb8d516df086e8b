using Microsoft.AspNetCore.Components.Forms;

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
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        IBrowserFile file, int most, CancellationToken ct = default)
    {
        try
        {
            await using var sent = file.OpenReadStream(long.MaxValue, ct);
            var bytes = new byte[Math.Min(file.Size, most)];
            var read = await sent.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return bytes.AsMemory(0, read);
        }
        catch (InvalidOperationException refused)
        {
            // What the framework makes of a browser that cannot read the file any more: it changed on the
            // disk after it was chosen, or it is gone.
            throw new IOException(refused.Message, refused);
        }
    }
}
