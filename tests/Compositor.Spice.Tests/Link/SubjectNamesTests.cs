using System.Security.Cryptography.X509Certificates;
using Compositor.Sources;
using Xunit;

namespace Compositor.Spice.Tests.Link;

public sealed class SubjectNamesTests
{
    [Theory]
    [InlineData("C=IL, L=Raanana, O=Example, CN=my server", true)]
    [InlineData("CN=my server,O=Example,L=Raanana,C=IL", true)]
    [InlineData("C=IL,L=Raanana,O=Example,CN=my  server", false)]
    [InlineData("O=Example,CN=my server", false)]
    [InlineData("CN=my server", false)]
    [InlineData("", false)]
    [InlineData(",,=", false)]
    public void A_subject_is_compared_part_by_part_in_either_order(string wanted, bool same) =>
        Assert.Equal(same, SubjectNames.Same(wanted, new X500DistinguishedName("C=IL, L=Raanana, O=Example, CN=my server")));

    [Fact]
    public void A_comma_can_belong_to_a_value() =>
        Assert.True(SubjectNames.Same("O=Example\\, Inc., CN=host", new X500DistinguishedName("O=\"Example, Inc.\", CN=host")));
}
