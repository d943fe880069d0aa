Console.WriteLine("chrysalis");
return 0;
