using Probative.Samples;

if (args is not [var texts, var output])
{
    Console.Error.WriteLine("usage: Probative.Samples TEXTS-FOLDER OUTPUT-FOLDER");
    return 2;
}

// What comes first lies in material/, what is handed in later in further/; the truth lies beside both.
Directory.CreateDirectory(output);
var truth = new GroundTruth(output);
FirstMaterial.Make(truth, texts);
Reuploads.Make(truth);
Telemetry.Make(truth);
Phones.Make(truth);
Compilation.Make(truth);
return Finish();

int Finish()
{
    truth.Save("ground-truth.json");
    return 0;
}
