using Probative.Samples;

if (args is not [var texts, var output])
{
    Console.Error.WriteLine("usage: Probative.Samples TEXTS-FOLDER OUTPUT-FOLDER");
    return 2;
}

// What comes first lies in material/, what is handed in later in further/; what is known of both lies beside.
Directory.CreateDirectory(output);
var truth = new GroundTruth(output);
FirstMaterial.Make(truth, texts);
Reuploads.Make(truth);
Telemetry.Make(truth);
Phones.Make(truth);
Compilation.Make(truth);
Photographs.Make(truth);
Hostile.Make(truth);
truth.Save("ground-truth.json");
Console.WriteLine(truth.Summary());
return 0;
