return ExaBgp.CommandLine.EntryPoint.Run(args);
