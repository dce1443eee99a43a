using System.Security.Cryptography;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.Security;

public sealed class AesEaxTests
{
    /// <summary>Vectors of RFC 4493, 4, and the same of NIST SP 800-38B for 256 bits.</summary>
    [Theory]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", 0, "bb1d6929e95937287fa37d129b756746")]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", 16, "070a16b46b4d4144f79bdd9dd04a287c")]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", 40, "dfa66747de9ae63030ca32611497c827")]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", 64, "51f0bebf7e3b9d92fc49741779363cfe")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", 0, "028962f61b7bf89efc6b551f4667d983")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", 16, "28a7023f452e8f82bd4bf28d8c37c35c")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", 40, "aaf3d8f1de5640c232f5b169b9c911e6")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", 64, "e1992190549f6ed5696a2c056c315410")]
    public void CMAC_is_that_of_the_standards(string key, int length, string expected)
    {
        var message = Convert.FromHexString("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710")[..length];
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString(key);
        using var cmac = new AesCmac(aes, 64);
        var tag = new byte[16];

        // Each begins anew, wherever the message is cut.
        for (var cut = 0; cut <= length; cut++)
        {
            cmac.Compute(message.AsSpan(0, cut), message.AsSpan(cut), tag);
            Assert.Equal(expected, Convert.ToHexStringLower(tag));
        }
    }

    /// <summary>Vectors of the paper (Bellare, Rogaway, Wagner, "The EAX Mode of Operation", appendix).</summary>
    [Theory]
    [InlineData("", "233952DEE4D5ED5F9B9C6D6FF80FF478", "62EC67F9C3A4A407FCB2A8C49031A8B3", "6BFB914FD07EAE6B", "E037830E8389F27B025A2D6527E79D01")]
    [InlineData("F7FB", "91945D3F4DCBEE0BF45EF52255F095A4", "BECAF043B0A23D843194BA972C66DEBD", "FA3BFD4806EB53FA", "19DD5C4C9331049D0BDAB0277408F67967E5")]
    [InlineData("1A47CB4933", "01F74AD64077F2E704C0F60ADA3DD523", "70C3DB4F0D26368400A10ED05D2BFF5E", "234A3463C1264AC6", "D851D5BAE03A59F238A23E39199DC9266626C40F80")]
    [InlineData("481C9E39B1", "D07CF6CBB7F313BDDE66B727AFD3C5E8", "8408DFFF3C1A2B1292DC199E46B7D617", "33CCE2EABFF5A79D", "632A9D131AD4C168A4225D8E1FF755939974A7BEDE")]
    [InlineData("CA40D7446E545FFAED3BD12A740A659FFBBB3CEAB7", "8395FCF1E95BEBD697BD010BC766AAC3", "22E7ADD93CFC6393C57EC0B3C17D6B44", "126735FCC320D25A", "CB8920F87A6C75CFF39627B56E3ED197C552D295A7CFC46AFC253B4652B1AF3795B124AB6E")]
    public void EAX_is_that_of_its_paper(string message, string key, string nonce, string header, string expected)
    {
        using var eax = new AesEax(Convert.FromHexString(key), 64);
        for (var round = 0; round < 2; round++)
        {
            var bytes = Convert.FromHexString(message);
            var tag = new byte[AesEax.TagLength];
            eax.Seal(Convert.FromHexString(nonce), Convert.FromHexString(header), bytes, tag);
            Assert.Equal(expected, Convert.ToHexString([.. bytes, .. tag]));
            Assert.True(eax.Open(Convert.FromHexString(nonce), Convert.FromHexString(header), bytes, tag));
            Assert.Equal(message, Convert.ToHexString(bytes));
        }
    }

    [Fact]
    public void What_was_changed_is_not_opened()
    {
        using var eax = new AesEax(new byte[32], 8192);
        var (message, tag, nonce, header) = (new byte[8192], new byte[16], new byte[16], new byte[2]);
        eax.Seal(nonce, header, message, tag);
        foreach (var part in (byte[][])[message, tag, nonce, header])
        {
            part[^1] ^= 1;
            Assert.False(eax.Open(nonce, header, message, tag));
            part[^1] ^= 1;
        }

        Assert.True(eax.Open(nonce, header, message, tag));
        Assert.All(message, one => Assert.Equal(0, one));
    }

    [Fact]
    public void Messages_allocate_nothing()
    {
        using var sending = new EaxChannel(new byte[16], 8192);
        using var receiving = new EaxChannel(new byte[16], 8192);
        var (message, tag, header) = (new byte[8000], new byte[16], new byte[2]);
        Both();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Both();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Both()
        {
            sending.Seal(header, message, tag);
            receiving.Open(header, message, tag);
        }
    }
}
