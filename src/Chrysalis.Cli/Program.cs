Console.WriteLine(Chrysalis.Talking.CacheFolder.For("x"));
return 0;
