module.exports = {
  siteMetadata: {
    title: `Small Hours`,
    description: `The sample blog of Penpush`,
  },
  plugins: [
    { resolve: `gatsby-source-filesystem`, options: { name: `posts`, path: `${__dirname}/posts` } },
    { resolve: `gatsby-transformer-remark`, options: { plugins: [`gatsby-remark-images`] } },
  ],
};
