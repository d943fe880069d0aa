using BenchmarkDotNet.Running;
using Chrysalis.Benchmarks.Bitcoin;
using Chrysalis.Benchmarks.Cluster;
using Chrysalis.Benchmarks.Comparison;
using Chrysalis.Benchmarks.Courses;
using Chrysalis.Benchmarks.Decoding;
using Chrysalis.Benchmarks.Diffused;
using Chrysalis.Benchmarks.Heads;
using Chrysalis.Benchmarks.LipSync;
using Chrysalis.Benchmarks.Poses;
using Chrysalis.Benchmarks.PublishedHeads;
using Chrysalis.Benchmarks.Quality;
using Chrysalis.Benchmarks.Speaking;
using Chrysalis.Benchmarks.Stabilizer;
using Chrysalis.Benchmarks.StateVector;
using Chrysalis.Benchmarks.Wav2Lip;

return args switch
{
    ["speak", .. string[] options] => SpeakTimingCommand.Run(options),
    ["first-frame", .. string[] options] => FirstFrameCommand.Run(options),
    ["wav2lip", .. string[] options] => Wav2LipCommand.Run(options),
    ["expert", .. string[] options] => ExpertCommand.Run(options),
    ["quality", .. string[] options] => QualityCommand.Run(options),
    ["statevector", .. string[] options] => StateVectorCommand.Run(options),
    ["exposure", .. string[] options] => ExposureBenchCommand.Run(options),
    ["sampling", .. string[] options] => SamplingCommand.Run(options),
    ["decoding", .. string[] options] => DecodingCommand.Run(options),
    ["memory", .. string[] options] => MemoryCommand.Run(options),
    ["exact-failure", .. string[] options] => ExactFailureCommand.Run(options),
    ["compare", .. string[] options] => CompareCommand.Run(options),
    ["judge", .. string[] options] => JudgeCommand.Run(options),
    ["average-face", .. string[] options] => AverageFaceCommand.Run(options),
    ["poses", .. string[] options] => PosesCommand.Run(options),
    ["published-heads", .. string[] options] => PublishedHeadsCommand.Run(options),
    ["synthetic-head", .. string[] options] => SyntheticHeadCommand.Run(options),
    ["head-speed", .. string[] options] => HeadSpeedCommand.Run(options),
    ["head-steady", .. string[] options] => HeadSteadyCommand.Run(options),
    ["head-turning", .. string[] options] => HeadTurningCommand.Run(options),
    ["synthetic-check", .. string[] options] => SyntheticCheckCommand.Run(options),
    ["diffused", .. string[] options] => DiffusedCommand.Run(options),
    ["cluster", .. string[] options] => ClusterCommand.Run(options),
    ["cluster-worker", .. string[] options] => SpinWorker.Run(options),
    ["course", .. string[] options] => CourseCommand.Run(options),
    ["heads", .. string[] options] => HeadsCommand.Run(options),
    _ => Micro(args),
};

static int Micro(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
