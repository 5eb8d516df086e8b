using Probative.Samples;

if (args is not [var texts, var output])
{
    Console.Error.WriteLine("usage: Probative.Samples TEXTS-FOLDER OUTPUT-FOLDER");
    return 2;
}

Directory.CreateDirectory(output);
foreach (var text in Directory.EnumerateFiles(texts))
{
    File.Copy(text, Path.Combine(output, Path.GetFileName(text)), overwrite: true);
}

// The clip, and two re-uploads as channels make them: brighter with a logo, and cropped, smaller, cut at the
// front.
var clip = Path.Combine(output, "aerial-01.mp4");
Encoder.EncodeClip(new AerialClip(), clip);
Encoder.Reupload(clip, "eq=brightness=0.12,drawbox=x=560:y=12:w=64:h=24:color=white@0.8:t=fill",
    Path.Combine(output, "aerial-01-courier.mp4"));
Encoder.Reupload(clip, "trim=start=3,setpts=PTS-STARTPTS,crop=480:270:80:45,scale=320:180",
    Path.Combine(output, "aerial-01-short.mp4"));
return 0;
