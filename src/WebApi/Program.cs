using CleanTemplate.WebApi;
using CleanTemplate.WebApi.Common.CommandLine;

var builder = WebApplication.CreateBuilder(args).AddWebApi();
await using var app = builder.Build().UseWebApi();
return await app.RunVerbOrServe(args);
