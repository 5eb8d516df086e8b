using System.Diagnostics;
using Microsoft.Playwright;
using Probative.Tests.Shared;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// A video whose frames carry their own number as ten squares, black or white, and come at a rate that
/// varies; in a vault before that is served.
/// </summary>
internal static class NumberedClip
{
    public const string Name = "numbered.mkv";

    private const int Squares = 10;

    // Of 30 a second every seventh and every third but those: 40 to 100 ms apart.
    private const string Filter = "select='not(mod(n\\,7))+not(mod(n\\,3))',"
        + "geq=lum='if(lt(Y\\,64)\\,235*mod(floor(N/pow(2\\,floor(X/32)))\\,2)\\,128)':cb=128:cr=128";

    /// <summary>Makes it and takes it into the sample case.</summary>
    public static async Task AddAsync(string vault)
    {
        var folder = Path.GetDirectoryName(vault)!;
        var path = Path.Combine(folder, Name);
        await RunAsync(folder, "ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
            "color=gray:size=320x128:rate=30:duration=10", "-vf", Filter, "-fps_mode", "passthrough",
            "-c:v", "libx264", "-bf", "2", "-g", "100", path);
        await RunAsync(
            folder, Path.Combine(Repository.Root, "out/probative"), "add", path, "--vault", vault, "--case",
            "Lower Osk", "--as", "A. Investigator");
    }

    /// <summary>The number in the picture that the browser shows.</summary>
    public static Task<int> ReadAsync(IPage page) => page.Locator("video").EvaluateAsync<int>(
        """
        (video, squares) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 128 });
          const context = canvas.getContext('2d');
          context.drawImage(video, 0, 0, 320, 128);
          let number = 0;
          for (let at = 0; at < squares; at++) {
            if (context.getImageData(32 * at + 16, 32, 1, 1).data[0] > 127) number += 2 ** at;
          }
          return number;
        }
        """,
        Squares);

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);

        // What this machine remembers of logs is not to be told of a copy for a test.
        start.Environment["PROBATIVE_STATE"] = Path.Combine(folder, "state");
        start.Environment["PROBATIVE_PASSPHRASE"] = Served.SamplePassphrase;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
