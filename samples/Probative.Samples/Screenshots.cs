namespace Probative.Samples;

/// <summary>A screenshot of the channel, with text in two scripts to be read off it.</summary>
internal static class Screenshots
{
    private const string File = Photographs.Folder + "Screenshot_20310508-182251.png";
    private const int Width = 720;
    private const int Height = 900;

    private static readonly (string Text, int Size, int Row)[] Lines =
    [
        ("Osk Observer", 34, 40),
        ("8 May 2031", 24, 130),
        ("Recording from this morning", 30, 200),
        ("Six in orange vests at the mill?", 30, 250),
        ("14:22", 22, 300),
        ("Шестеро в помаранчевих жилетах", 30, 400),
        ("біля млина, Нижній Оск", 30, 450),
        ("Навчання Сіра Чапля", 30, 500),
        ("14:25", 22, 550),
        ("Longer version? Write to us.", 30, 650),
        ("18:03", 22, 700),
    ];

    public static void Make(GroundTruth truth)
    {
        var filters = Lines.Select(line =>
            $"drawtext=fontfile={Reuploads.Font}:text='{Escaped(line.Text)}'"
            + $":fontsize={Encoder.Text(line.Size)}:fontcolor=0x202428:x=40:y={Encoder.Text(line.Row)}");
        string[] boxes =
        [
            "drawbox=x=0:y=0:w=720:h=100:color=0xd0e0f0:t=fill",
            "drawbox=x=20:y=180:w=640:h=160:color=0xf8f8f0:t=fill",
            "drawbox=x=20:y=380:w=640:h=210:color=0xf8f8f0:t=fill",
            "drawbox=x=20:y=630:w=640:h=110:color=0xf8f8f0:t=fill",
        ];
        var blank = new Drawing(Width, Height, 1, 1, (_, rgb) => rgb.Fill(0xE4));
        truth.Write(File, Encoder.EncodePicture(
            blank, "-vf", string.Join(',', boxes.Concat(filters)), "-c:v", "png"));
        var told = Photographs.Tell(truth, File, "image/png", Width, Height);
        told["text"] = GroundTruth.List(Lines.Select(line => line.Text));
    }

    private static string Escaped(string text) => text.Replace(":", "\\:", StringComparison.Ordinal);
}
