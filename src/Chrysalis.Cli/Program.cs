Console.WriteLine(Chrysalis.Talking.CacheFolder.For("x"));
Console.WriteLine(TorchSharp.torch.ones(3).sum().item<float>());
return 0;
