using AutoMapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace CleanTemplate.Application.Tests;

public sealed class Mappings
{
    [Fact]
    public void Every_one_is_complete() =>
        new MapperConfiguration(mapping => mapping.AddMaps(typeof(ApplicationServices).Assembly), NullLoggerFactory.Instance).AssertConfigurationIsValid();
}
